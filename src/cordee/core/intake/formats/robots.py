"""What gives a program away among the readers of a web site, and which requests are no reading of a page.

Data only: the words stand in a program's user agent, the endings and folders in a request's path.
"""

from __future__ import annotations

CALLS_ITSELF = (
    "+http", "webmaster@", "bot", "crawl", "spider", "slurp", "archiver", "scraper", "robot", "harvest", "validator",
    "checker", "monitor", "preview", "fetcher", "feed", "rss", "atom reader", "newsblur", "netvibes", "bloglines",
    "akregator", "liferea", "netnewswire", "reeder", "pingdom", "uptime", "statuscake", "site24x7", "nagios", "zabbix",
    "datadog", "healthcheck", "lighthouse", "gtmetrix", "headless", "phantomjs", "selenium", "puppeteer", "playwright",
    "ia_archiver", "facebookexternalhit", "whatsapp", "mediapartners", "adsbot", "bingpreview", "baiduspider",
    "yandex.com/bots", "ahrefs", "semrush", "majestic", "mj12", "ezooms", "gptbot", "ccbot", "claudebot", "bytespider",
    "amazonbot", "petalbot", "screaming frog", "sitemap", "linkwalker",
)  # fmt: skip
"""What visiting programs call themselves, or leave to be found by, in lower case."""

IS_A_LIBRARY = (
    "curl", "wget", "libfetch", "libwww", "python", "urllib", "aiohttp", "httpx", "scrapy", "java/", "jakarta",
    "apache-httpclient", "okhttp", "go-http-client", "ruby", "lwp", "php/", "guzzle", "node-fetch", "axios", "got (",
    "dart/", "reqwest", "powershell", "winhttp", "cfnetwork", "chef client", "ansible", "puppet", "postman", "insomnia",
    "httrack", "nutch", "masscan", "zgrab", "nmap", "nikto", "sqlmap", "internal dummy connection", "debian apt",
    "microsoft office",
)  # fmt: skip
"""Libraries and tools that fetch by themselves, in lower case."""

SOUNDS_LIKE_ONE = ("cubot",)
"""Makes of telephones whose names hold such a word."""

FETCHES_FIRST = ("/robots.txt", "/ads.txt", "/.well-known/security.txt")
"""Pages that people do not ask for: who fetches one is a program all that day."""

PARTS_OF_PAGES = (
    "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "svg", "svgz", "webp", "avif", "ico", "bmp", "tif", "tiff",
    "cur", "woff", "woff2", "ttf", "otf", "eot", "json", "webmanifest", "wasm", "swf", "txt", "xsl",
)  # fmt: skip
"""Endings of files that a page calls for by itself."""

FEED_ENDINGS = ("xml", "rss", "atom", "rdf")
FEED_FOLDERS = ("feed", "feeds", "rss", "atom")
FEED_VALUES = r"(?:^|&)(?:flav|feed|format|type)=(?:rss|atom)"
"""How a query asks for a feed, as a regular expression."""
