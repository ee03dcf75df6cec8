"""Words turned into audio by the programs of this computer: espeak-ng speaks, opusenc makes it light."""

import io
import shutil
import subprocess
import sys
import wave
from array import array

RATE = 22_050  # What espeak-ng makes: one channel, 16 bits.
PATIENCE = 20  # Seconds, for one text.
HEADER = 44
ENCODE = ["--quiet", "--raw", "--raw-rate", str(RATE), "--raw-chan", "1", "--speech", "--comp", "5",
          "--bitrate", "24", "--padding", "0"]  # fmt: skip


class Unspoken(RuntimeError):
    """A program failed or took too long; nothing was made."""


class Synthesizer:
    """The programs found when the application starts, and the speed of speech in words a minute."""

    def __init__(self, speed: int):
        self.speed = speed
        self.speaker = shutil.which("espeak-ng")
        self.encoder = shutil.which("opusenc")

    @property
    def is_there(self) -> bool:
        return self.speaker is not None

    def say(self, words: list[tuple[str, str]]) -> tuple[str, bytes]:
        """Say (language, words) one after the other: suffix and content of an audio file. Raises Unspoken."""
        sound = b"".join(self._speak(lang, text) for lang, text in words)
        if self.encoder:
            return ".ogg", run([self.encoder, *ENCODE, "-", "-"], sound)
        return ".wav", light_wave(sound)

    def _speak(self, lang: str, text: str) -> bytes:
        """Samples, without the header: it cannot know their number."""
        if not self.speaker:
            raise Unspoken("espeak-ng is not installed")
        # The words come through a pipe: as an argument, a text that begins with a dash would be an option.
        return run([self.speaker, "-v", lang, "-s", str(self.speed), "--stdin", "--stdout"], text.encode())[HEADER:]


def run(command: list[str], given: bytes) -> bytes:
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise Unspoken(f"{command[0]} failed") from error
    return done.stdout


def light_wave(sound: bytes) -> bytes:
    """A wave file of half the rate and half the depth: four times lighter, still clear."""
    samples = array("h", sound[: len(sound) // 4 * 4])
    if sys.byteorder == "big":
        samples.byteswap()
    pairs = zip(samples[::2], samples[1::2], strict=True)
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(RATE // 2)
        out.writeframes(bytes((first + second >> 9) + 128 for first, second in pairs))
    return file.getvalue()
