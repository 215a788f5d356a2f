"""Reads NIR files with the reference implementation, the Python package nir, writes them again, and compares: nir-reference.py FOLDER.

Every value of a file must come back with the same bits, or as the same number in another format. What the reference adds is not
compared. It refuses graphs whose nodes do not fit each other, and convolutions without the shape of their input; these are counted.
The status is 1 if a value is lost or changed, or if no file is read.
"""
import collections
import io
import pathlib
import sys

import h5py
import nir
import numpy


def values(file):
    found = {}
    file.visititems(lambda name, item: found.__setitem__(name, item[()]) if isinstance(item, h5py.Dataset) else None)
    found.pop("version")
    return found


def same(ours, theirs):
    ours, theirs = numpy.asarray(ours), numpy.asarray(theirs)
    if ours.dtype.kind in "SO" or theirs.dtype.kind in "SO":
        return {str(row) for row in ours.ravel().tolist()} <= {str(row) for row in theirs.ravel().tolist()}
    return (
        ours.shape == theirs.shape
        and ours.astype(theirs.dtype).tobytes() == theirs.tobytes()
        and theirs.astype(ours.dtype).tobytes() == ours.tobytes()
    )


def changes(path, graph):
    written = io.BytesIO()
    nir.write(written, graph)
    with h5py.File(path, "r") as one, h5py.File(written, "r") as other:
        ours, theirs = values(one), values(other)
    return [name for name, value in ours.items() if name not in theirs or not same(value, theirs[name])]


def main():
    read, wrong = 0, 0
    refusals = collections.Counter()
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.nir")):
        try:
            graph = nir.read(path, type_check=False)
        except (KeyError, TypeError, ValueError) as error:
            refusals[str(error).split(":")[0]] += 1
            continue
        try:
            changed = changes(path, graph)
        except TypeError as error:
            refusals["cannot be written again: %s" % error] += 1
            continue
        read += 1
        if changed:
            wrong += 1
            print("%s: lost or changed: %s" % (path.name, ", ".join(changed)))
    print("%s files read with nir %s, %s of them not as written" % (read, nir.version, wrong))
    for reason, count in refusals.most_common():
        print("%s refused: %s" % (count, reason))
    return 1 if wrong or not read else 0


sys.exit(main())
