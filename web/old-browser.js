// Runs only where modules do not: the browser is too old for everything else, so this is written for it.
(function () {
  var swedish = /^sv/i.test(navigator.language || "");
  /** @type {function(string, string): void} */
  function say(id, words) {
    var element = document.getElementById(id);
    if (element) element.textContent = words;
  }
  say("notice-title", swedish ? "Webbläsaren är för gammal" : "This browser is too old");
  say(
    "notice-text",
    swedish
      ? "Uppdatera webbläsaren och öppna sidan igen. Det som är sparat i den ligger kvar."
      : "Update the browser and open this page again. What is saved in it stays there.",
  );
})();
