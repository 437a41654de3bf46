"""How fast the reader's network and processor are, and what the reader points with."""

from dataclasses import dataclass, replace

from playwright.sync_api import CDPSession


@dataclass(frozen=True)
class Profile:
    """Milliseconds for each answer to begin, bytes a second, how many times slower the processor.

    -1 bytes a second is as fast as it goes. A reader without a desk has a phone and a finger.
    `visits` are those of one run.
    """

    name: str
    latency: float = 0
    down: float = -1
    up: float = -1
    slower: int = 1
    at_desk: bool = True
    visits: int = 1

    def apply(self, session: CDPSession) -> None:
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": self.latency,
                "downloadThroughput": self.down,
                "uploadThroughput": self.up,
            },
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": self.slower})


# A frame is up to half of what is measured here: by few visits, one more or less would be chance.
UNTHROTTLED = Profile("unthrottled", visits=3)

# Lighthouse's constants for throttling by DevTools: 150 ms × 3.75, 1.6 Mbit/s × 0.9.
SLOW_4G = Profile("Slow 4G", 562.5, 1_638.4 * 0.9 * 1024 / 8, 750 * 0.9 * 1024 / 8, 4)

PHONE = replace(SLOW_4G, name="Slow 4G, a finger on a phone", at_desk=False)

DESK = (UNTHROTTLED, SLOW_4G)
PROFILES = (*DESK, PHONE)
