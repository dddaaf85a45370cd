"""Opening what strangers hand in: always in a limited child process, never in this one.

`photos` is the way in for pictures; `isolation` runs any program on a stranger's file. What the
child imports (`child`, `pictures`, `camera_data`, `fingerprints`) nobody else may import.
"""
