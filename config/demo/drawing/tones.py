"""Gentle tones for the demo's video, as a formula that ffmpeg plays."""

# (when in seconds, pitch in hertz, -1 left to 1 right): a slow walk through D major without haste.
_BELLS = (
    (0.2, 293.66, -0.5),
    (0.9, 440.00, 0.3),
    (1.6, 587.33, -0.2),
    (2.3, 493.88, 0.5),
    (3.0, 369.99, -0.4),
    (3.7, 440.00, 0.2),
    (4.4, 659.26, 0.4),
    (5.1, 587.33, -0.1),
    (5.6, 293.66, 0.0),
)
_GROUND = (73.42, 110.00, 146.83)


def evening_tones(seconds: float) -> str:
    """Return a source for ffmpeg's `lavfi` input: bells over a soft ground note, in stereo."""
    sides = "|".join(_side(seconds, side) for side in (-1, 1))
    return f"aevalsrc='{sides}':s=44100:d={seconds}"


def _side(seconds: float, side: int) -> str:
    bells = "+".join(
        f"gte(t,{at})*{0.16 * (1 + side * place * 0.6):.3f}*exp(-1.9*(t-{at}))*"
        f"(sin(2*PI*{pitch}*(t-{at}))+0.28*sin(2*PI*{2 * pitch}*(t-{at})))"
        for at, pitch, place in _BELLS
    )
    ground = "+".join(f"0.035*sin(2*PI*{pitch}*t+{side})" for pitch in _GROUND)
    return f"min(1,min(t/1.2,({seconds}-t)/1.4))*({bells}+({ground})*(1+0.3*sin(2*PI*0.2*t)))"
