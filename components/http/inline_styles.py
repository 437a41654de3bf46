"""The style elements that the page's libraries write, by their digests.

Written by `python -m tests.browser.inline_styles`; a browser test holds it against the page.
"""

INLINE_STYLES = (
    "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "sha256-85MITomVYL9ia0nDQdVnFyWjDvbLXHP0zhaa+rYCxKU=",
    "sha256-DK863pDO0eX10EcIrYhKRxUIHwAGc8gsEsyC3D2j61s=",
    "sha256-Do5Z9ZqsPvCQTUBQS9BnDm/2+on7omuzuLYk5sbA+2s=",
    "sha256-IH/hJ9TzhARBgUm6mECWgGP3Onb9yJIU+xuewbLu9HY=",
    "sha256-RCvro/RR30uIsqqxso8mt8i+UR4O4I8963a3zGLuNF8=",
    "sha256-dG0HinAJkYg7Rpm+TZRzyVQRYdaQGBCCwptkRRoTFLY=",
    "sha256-nQmBNbZdONp+uMRvqjgz0tGmn95xz/6Fk2kGcEw+aYg=",
    "sha256-pGhmWsq7VKIoPM1jqu88imcpXy4ujfjt/c9Pk7eMRRc=",
)
