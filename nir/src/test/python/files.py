"""Writes all-nodes.nir, the test file with every node of the NIR specification, in the layout of the NIR package 1.0.

    python3 files.py all-nodes.nir

Needs h5py (written with 3.7.0). Large arrays are compressed as that package does by default; some are stored otherwise, as
HDF5 allows: in several chunks, with shuffle and checksums, big-endian, and texts of fixed length.
"""

import sys

import h5py
import numpy as np

TEXT = h5py.string_dtype()
RANDOM = np.random.default_rng(1)


def array(*shape):
    return RANDOM.normal(size=shape).astype(np.float32)


def put(group, fields):
    for name, value in fields.items():
        if isinstance(value, dict):
            put(group.create_group(name), value)
        elif isinstance(value, str):
            group.create_dataset(name, data=value, dtype=TEXT)
        elif isinstance(value, np.ndarray) and value.size > 90:
            group.create_dataset(name, data=value, compression="gzip")
        else:
            group.create_dataset(name, data=value)


def put_graph(group, nodes, edges):
    group.create_dataset("type", data="NIRGraph", dtype=TEXT)
    group.create_dataset("edges", data=[[a.encode(), b.encode()] for a, b in edges], dtype=TEXT)
    for name, fields in nodes.items():
        put(group.create_group("nodes/" + name), fields)


def neuron(kind, shape, **values):
    return {"type": kind} | {name: np.full(shape, value) for name, value in values.items()}


nodes = {
    "input": {"type": "Input", "shape": np.array([2, 8, 8])},
    "conv": {
        "type": "Conv2d", "input_shape": np.array([8, 8]), "weight": array(4, 1, 3, 3), "bias": array(4),
        "stride": np.array([1, 1]), "padding": "same", "dilation": np.array([1, 1]), "groups": 2,
    },
    "if": neuron("IF", (4, 8, 8), r=1.0, v_threshold=1.0, v_reset=0.0),
    "sum": {"type": "SumPool2d", "kernel_size": np.array([2, 2]), "stride": np.array([2, 2]), "padding": np.array([0, 0])},
    "mean": {"type": "AvgPool2d", "kernel_size": np.array([2, 2]), "stride": np.array([2, 2]), "padding": np.array([0, 0])},
    "flat": {"type": "Flatten", "start_dim": 1, "end_dim": -1, "input_type": np.array([4, 2, 2])},
    "conv1": {
        "type": "Conv1d", "input_shape": 4, "weight": array(3, 4, 2), "bias": array(3),
        "stride": 1, "padding": 1, "dilation": 2, "groups": 1,
    },
    "flat1": {"type": "Flatten", "start_dim": 0, "end_dim": -1, "input_type": np.array([3, 4])},
    "affine": {"type": "Affine", "weight": array(100, 12), "bias": array(100)},
    "lif": neuron("LIF", (100,), tau=0.01, r=1.0, v_leak=0.0, v_threshold=1.0, v_reset=-0.1)
    | {"metadata": {"tool": "a test", "trained": {"epochs": 3, "loss": 0.25}}},
    "linear": {"type": "Linear", "weight": array(5, 100)},
    "delay": {"type": "Delay", "delay": np.linspace(0, 0.004, 5)},
    "scale": {"type": "Scale", "scale": array(5)},
    "cubalif": neuron("CubaLIF", (5,), tau_syn=0.002, tau_mem=0.01, r=1.0, v_leak=0.0, v_threshold=0.01) | {"w_in": 1.5},
    "threshold": {"type": "Threshold", "threshold": np.full(5, 0.5)},
    "cubali": neuron("CubaLI", (5,), tau_syn=0.002, tau_mem=0.01, r=1.0, v_leak=0.0, w_in=2.0),
    "li": neuron("LI", (5,), tau=0.01, r=1.0, v_leak=0.1),
    "i": neuron("I", (5,), r=1.0),
    "output": {"type": "Output", "shape": np.array([5])},
}
names = list(nodes)
edges = list(zip(names, names[1:]))

with h5py.File(sys.argv[1], "w") as file:
    file.create_dataset("version", data="1.0.8", dtype=TEXT)
    put_graph(file.create_group("node"), nodes, edges)
    inner = file["node/nodes"].create_group("inner")
    put_graph(
        inner,
        {
            "input": {"type": "Input", "shape": np.array([5])},
            "linear": {"type": "Linear", "weight": array(5, 5) / 10},
            "output": {"type": "Output", "shape": np.array([5])},
        },
        [("input", "linear"), ("linear", "output")],
    )
    edges += [("cubalif", "inner"), ("inner", "cubalif")]
    del file["node/edges"]
    file["node"].create_dataset("edges", data=np.array(edges, dtype="S16"))  # texts of fixed length
    weight = file["node/nodes/affine/weight"][()]
    del file["node/nodes/affine/weight"]
    file["node/nodes/affine"].create_dataset(
        "weight", data=weight, chunks=(30, 5), compression="gzip", shuffle=True, fletcher32=True
    )
    scale = file["node/nodes/scale/scale"][()]
    del file["node/nodes/scale/scale"]
    file["node/nodes/scale"].create_dataset("scale", data=scale.astype(">f4"))
