// Runs only where modules do not: the browser is too old for everything else, so this is written for it.
(function () {
  var swedish = /^sv/i.test(navigator.language || "");
  document.getElementById("notice-title").textContent = swedish ? "Webbläsaren är för gammal" : "This browser is too old";
  document.getElementById("notice-text").textContent = swedish
    ? "Uppdatera webbläsaren och öppna sidan igen. Det som är sparat i den ligger kvar."
    : "Update the browser and open this page again. What is saved in it stays there.";
})();
