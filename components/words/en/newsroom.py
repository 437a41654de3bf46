"""English: the page for newsrooms."""

TITLE = "For newsrooms"
LEAD = (
    "How to put the figures into an article and keep them right: embed, size, freeze, cite, "
    "download, poll. Free, without a key or a sign-up."
)
CLAIMS = (
    "These are claims of one side of the war, not independently verified. Say so wherever you "
    "show them."
)
COPY, COPIED = "Copy", "Copied"
ALL_ADDRESSES = "All addresses and their parameters"
SECTIONS = {
    "embed": "Embed",
    "size": "Size",
    "freeze": "Freeze",
    "cite": "Cite",
    "download": "Download",
    "poll": "Poll",
}
TEXTS = {
    "embed": (
        "Choose a view on the dashboard, press “Embed” beside the chart and copy the code. The "
        "frame sets no cookie, stores nothing, loads nothing from elsewhere, and works without "
        "scripts.",
        "To write the code yourself, put the query of the dashboard’s address after `/embed?`. "
        "Where your system supports oEmbed, it is enough to paste the dashboard’s address.",
    ),
    "size": (
        "With width 100% the frame is as wide as its column; the page in it suits any width from "
        "280 pixels. The height in the code leaves room for the whole view.",
        "If you add our script once to your page, each of our frames takes exactly the height "
        "that it needs. The script learns nothing of your readers and stores nothing. A page that "
        "has Datawrapper’s or pym.js’s script, or shows the frame as `amp-iframe`, doesn’t need "
        "it.",
        "Set `theme` to `light`, `dark` or `auto`, which follows the reader’s device; `controls=0` "
        "leaves the controls out. A sandboxed frame needs `allow-scripts` to show values under "
        "the pointer, and `allow-popups` and `allow-downloads` for its links.",
    ),
    "freeze": (
        "A live embed follows the data: `last=weekend` is always the latest weekend for which "
        "both reports are in, and later corrections appear in it. For an article that quotes a "
        "number, name the days with `from` and `to`, and the data version with `asof`. Days and "
        "figures then stay as they are, whatever is revised later; the frame says so and leads to "
        "the current figures.",
    ),
    "cite": (
        "Name the General Staff as the source of the claims, and say that they are claims. The "
        "address in a citation names the days and the data version, so it shows what you saw.",
        "Say “reported over the weekend”, not “lost over the weekend”: a figure is dated by its "
        "report, which covers about the 24 hours before. Personnel are the killed and wounded, "
        "a rounded figure, so write “about”. “Armoured vehicles” are tanks and AFVs together.",
    ),
    "download": (
        "All these addresses, except that of the file of all figures, take the query of a view. A "
        "file holds exactly what the view shows; for one that stays the same, replace `last` by "
        "`from`, `to` and `asof`.",
    ),
    "poll": (
        "There is one report a day, in the morning, Kyiv time. Ask no more than once every ten "
        "minutes, and send the `ETag` of the last answer in `If-None-Match`: if nothing has "
        "changed, the answer is 304 and empty.",
    ),
}
EXAMPLES = {
    "live": "The latest weekend, live",
    "paste": "For a system that supports oEmbed: an address to paste",
    "oembed": "The address that such a system requests",
    "small": "A frame 300 pixels wide, always light, without controls",
    "script": "The script, once per page",
    "frozen": "The same weekend, frozen",
    "citation": "Citation",
    "credit": "Line under a chart",
    "alt": "Text for readers who don’t see the chart",
    "csv": "CSV of a view",
    "excel": "The same for Excel",
    "everything": "Every category and report day",
    "json": "JSON, with the key points in words",
    "png": "Picture, 1,200 pixels wide",
    "svg": "Vector graphic",
    "latest": "The newest report",
    "feed": "A feed of the newest 30 reports",
    "curl": "Only when something has changed, with curl",
}
CREDIT = (
    "Source: General Staff of the Armed Forces of Ukraine; claims of one side, not independently "
    "verified. Chart: Loss Tracker"
)
