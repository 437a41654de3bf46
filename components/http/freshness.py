"""The dashboard's one inline script: how old the newest report is."""

TELL_FRESHNESS = """\
(() => {
  const kyiv = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Kyiv" });
  window.tellFreshness = () => {
    const newest = document.querySelector("#masthead time.newest").dateTime;
    const days = (Date.parse(kyiv.format(new Date())) - Date.parse(newest)) / 86_400_000;
    document.querySelector(".freshness.quiet").hidden = days !== 1;
    document.querySelector(".freshness.stale").hidden = days < 2;
  };
  tellFreshness();
})();"""
"""How old the newest report is, in days as they are counted in Kyiv. By the reader's clock, so that
a stored page can't call itself fresh; in the document, so that nothing moves when it is told."""
