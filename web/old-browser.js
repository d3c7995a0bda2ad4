// Runs only where modules do not: the browser is too old for everything else, so this is written for it.
(function () {
  /**
   * @param {string} id
   * @param {string} words
   */
  function say(id, words) {
    var element = document.getElementById(id);
    if (element) element.textContent = words;
  }
  if (/^sv/i.test(navigator.language || "")) {
    say("notice-title", "Webbläsaren är för gammal");
    say("notice-text", "Uppdatera webbläsaren och öppna sidan igen. Det som är sparat i den ligger kvar.");
  } else {
    say("notice-title", "This browser is too old");
    say("notice-text", "Update the browser and open this page again. What is saved in it stays there.");
  }
})();
