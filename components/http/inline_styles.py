"""The style elements that the page's libraries write, by their digests.

Written by `python -m tests.browser.inline_styles`; a browser test holds it against the page.
"""

INLINE_STYLES = (
    "sha256-+QoPrsxO0auPnxSulD3bAr9CoDGgzv7YRfYE0vfxeQI=",
    "sha256-0IJGrxhCP5NUIafylLkj5118xkZH1kp5FmNio7NOckI=",
    "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "sha256-85MITomVYL9ia0nDQdVnFyWjDvbLXHP0zhaa+rYCxKU=",
    "sha256-Aq43X0SlmB69maWGob4rp/UuSHhwePalkRRExtsxOJ8=",
    "sha256-DK863pDO0eX10EcIrYhKRxUIHwAGc8gsEsyC3D2j61s=",
    "sha256-Do5Z9ZqsPvCQTUBQS9BnDm/2+on7omuzuLYk5sbA+2s=",
    "sha256-IH/hJ9TzhARBgUm6mECWgGP3Onb9yJIU+xuewbLu9HY=",
    "sha256-ITR5T9OwskhdqdsliUJRmgp9ltOFAHgXe1F7eRvGnmQ=",
    "sha256-MJs2ke1SA6Cy3tTCZu2QH0rj0r//iNqU0idy9bM4leg=",
    "sha256-RCvro/RR30uIsqqxso8mt8i+UR4O4I8963a3zGLuNF8=",
    "sha256-SkhFDxgIcEjMhRh19uSHWrkdnAlZ9rlskgr9yLsipa8=",
    "sha256-VUA+tqvhK3niMn7AdszqidMFPRh9FLqxB2iINUrsiTw=",
    "sha256-X2TqJwnIiE/ceDVeAdr7v7BOWBU6CEzE6qxlNzBzvBk=",
    "sha256-Z8VokGxeiKThZOEmkdUgfW+jxbvItBwAXC8M1c4wqAM=",
    "sha256-dG0HinAJkYg7Rpm+TZRzyVQRYdaQGBCCwptkRRoTFLY=",
    "sha256-nQmBNbZdONp+uMRvqjgz0tGmn95xz/6Fk2kGcEw+aYg=",
    "sha256-pGhmWsq7VKIoPM1jqu88imcpXy4ujfjt/c9Pk7eMRRc=",
    "sha256-uDiOZWps1U7E8/0BTaQrclYMhVhRVE4dT0vb5X6nXOw=",
)
