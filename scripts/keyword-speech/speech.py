#!/usr/bin/env python3
"""Makes speech for the keyword network of MLPerf Tiny: synthetic words, recordings of others if there are some, and noise.

Writes an .npz archive with x (N x 1 x 49 x 10, float32) and y (N, int64) that `synram train` reads.
Needs Python 3 with NumPy, and espeak-ng (1.51) in the path. The same arguments give the same samples.
"""

import argparse
import concurrent.futures
import io
import pathlib
import subprocess
import wave

import numpy as np

RATE = 16000
CLASSES = "down go left no off on right stop up yes".split()
SILENCE, UNKNOWN = 10, 11
OTHER_WORDS = (
    "zero one two three four five six seven eight nine bed bird cat dog happy house marvin sheila tree wow "
    "backward forward follow learn visual water door light again below"
).split()
VOICES = "en en-us en-gb-scotland en-gb-x-rp en-gb-x-gbclan en-gb-x-gbcwmd en-029 en-us-nyc".split()
VARIANTS = "m1 m2 m3 m4 m5 m6 m7 m8 f1 f2 f3 f4 f5 klatt klatt2 klatt3 Andy Annie Denis Gene iven steph".split()

WINDOW, STEP, FRAMES, BINS, MELS, COEFFICIENTS = 480, 320, 49, 257, 40, 10
LOWEST, HIGHEST = 20.0, 4000.0


def mel_weights():
    """Triangles on the mel scale, 1127 ln(1 + f / 700), over the bins of a transform of 512 values; nothing for bin 0."""
    mel = lambda hertz: 1127.0 * np.log1p(hertz / 700.0)
    bins = mel(np.linspace(0, RATE / 2, BINS))[:, None]
    edges = np.linspace(mel(LOWEST), mel(HIGHEST), MELS + 2)
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    weights = np.maximum(0, np.minimum(rising, falling))
    weights[0] = 0
    return weights


MEL_WEIGHTS = mel_weights()
HANN = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
COSINES = np.cos(np.pi / MELS * (np.arange(MELS)[:, None] + 0.5) * np.arange(COEFFICIENTS)) * 2 / np.sqrt(2 * MELS)


def mfcc(sound):
    """The coefficients of one second: windows of 30 ms every 20 ms, magnitudes, logarithms of 40 mel bands, cosine transform."""
    frames = np.stack([sound[i * STEP : i * STEP + WINDOW] for i in range(FRAMES)]) * HANN
    bands = np.abs(np.fft.rfft(frames, 512)) @ MEL_WEIGHTS
    return np.log(bands + 1e-6) @ COSINES


def synthetic(data):
    # espeak-ng writes to a pipe, so the length in its header of 44 bytes is not that of the sound
    with wave.open(io.BytesIO(data)) as file:
        rate = file.getframerate()
    return np.frombuffer(data[44 : len(data) - len(data) % 2], "<i2") / 32768.0, rate


def recorded(path):
    with wave.open(str(path)) as file:
        if file.getnchannels() != 1 or file.getsampwidth() != 2:
            raise ValueError(f"{path} is not 16 bits mono")
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768.0, file.getframerate()


def resampled(sound, factor):
    """A sound of factor times as many values, limited to the frequencies that both have."""
    count = max(2, round(len(sound) * factor))
    spectrum = np.fft.rfft(sound)
    wanted = np.zeros(count // 2 + 1, complex)
    kept = min(len(wanted), len(spectrum))
    wanted[:kept] = spectrum[:kept]
    return np.fft.irfft(wanted, count) * factor


def spoken(word, random):
    voice = f"{random.choice(VOICES)}+{random.choice(VARIANTS)}"
    speed, pitch = random.integers(100, 230), random.integers(15, 90)
    command = ["espeak-ng", "-v", voice, "-s", str(speed), "-p", str(pitch), "--stdout", word]
    return synthetic(subprocess.run(command, check=True, capture_output=True).stdout)


def trimmed(sound):
    loud = np.flatnonzero(np.abs(sound) > 0.02 * np.abs(sound).max(initial=1e-9))
    return sound[loud[0] : loud[-1] + 1] if len(loud) else sound


def noise(random):
    """A second of noise: a power law of frequency, sometimes with hum, clicks or a slow change of loudness; largest value 1."""
    spectrum = random.normal(size=RATE // 2 + 1) + 1j * random.normal(size=RATE // 2 + 1)
    spectrum /= np.maximum(20, np.arange(RATE // 2 + 1)) ** random.uniform(-0.2, 1.2)
    sound = np.fft.irfft(spectrum, RATE)
    sound /= np.abs(sound).max()
    time = np.arange(RATE) / RATE
    if random.random() < 0.4:
        sound *= 1 + random.uniform(0, 0.9) * np.sin(2 * np.pi * (random.uniform(0.5, 8) * time + random.random()))
    if random.random() < 0.3:
        for harmonic in range(1, random.integers(2, 8)):
            sound += random.uniform(0, 0.3) * np.sin(2 * np.pi * harmonic * random.uniform(45, 400) * time)
    if random.random() < 0.2:
        sound[random.integers(0, RATE, random.integers(1, 30))] += random.uniform(-3, 3)
    return sound / np.abs(sound).max()


def coloured(sound, random):
    """The same through another microphone and room."""
    spectrum = np.fft.rfft(sound, 2 * RATE)
    octaves = np.log2(np.maximum(50, np.arange(len(spectrum)) / 2) / 1000)
    decibels = random.uniform(-4, 4) * octaves + random.uniform(0, 4) * np.sin(octaves * random.uniform(0.5, 3) + random.uniform(0, 6.3))
    if random.random() < 0.5:
        length = int(RATE * random.uniform(0.05, 0.4))
        echo = random.normal(size=length) * np.exp(-6.9 * np.arange(length) / length) * random.uniform(0.02, 0.15)
        echo[0] = 1
        spectrum = spectrum * np.fft.rfft(echo, 2 * RATE)
    return np.fft.irfft(spectrum * 10 ** (decibels / 20), 2 * RATE)[:RATE]


def clip(sound, random):
    """One second with a word somewhere in it, of any loudness, with noise behind it."""
    word = trimmed(sound)[: RATE]
    room = RATE - len(word)
    start = int(np.clip(random.normal(0.5, 0.25), 0, 1) * room)
    second = np.zeros(RATE)
    second[start : start + len(word)] = word
    second = coloured(second, random)
    second /= np.abs(second).max() + 1e-9
    second += noise(random) * 10 ** random.uniform(-3, -0.7)
    if random.random() < 0.05:
        cut = random.integers(RATE // 2, RATE)
        second[cut:] = 0
    return second / np.abs(second).max() * 10 ** random.uniform(-0.8, 0)


def sample(number, seed, recordings):
    random = np.random.default_rng([seed, number])
    kind = random.random()
    if kind < 0.08:
        return mfcc(noise(random) * 10 ** random.uniform(-4, 0)), SILENCE
    if kind < 0.08 + 0.22 * bool(recordings):
        sound, rate = recorded(recordings[random.integers(len(recordings))])
        label = UNKNOWN
    else:
        known = random.random() < 0.85
        label = int(random.integers(len(CLASSES))) if known else UNKNOWN
        sound, rate = spoken(CLASSES[label] if known else str(random.choice(OTHER_WORDS)), random)
    # speakers of other sizes: all frequencies and the duration change together
    return mfcc(clip(resampled(sound, RATE / rate * random.uniform(0.8, 1.2)), random)), label


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", help=".npz archive to write")
    parser.add_argument("--samples", type=int, default=12000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--recordings", help="folder of .wav files, 16 bits mono, of words that are none of the ten")
    arguments = parser.parse_args()
    recordings = sorted(pathlib.Path(arguments.recordings).glob("*.wav")) if arguments.recordings else []
    if arguments.recordings and not recordings:
        parser.error(f"--recordings: {arguments.recordings} holds no .wav files")
    with concurrent.futures.ThreadPoolExecutor(2) as executor:
        made = list(executor.map(lambda number: sample(number, arguments.seed, recordings), range(arguments.samples)))
    x = np.stack([values for values, _ in made]).astype(np.float32)[:, None]
    y = np.array([label for _, label in made], np.int64)
    np.savez_compressed(arguments.out, x=x, y=y)


if __name__ == "__main__":
    main()
