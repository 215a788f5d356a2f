"""Writes the ONNX backend tests into a folder: KIND/TEST/model.onnx, KIND/TEST/test_data_set_N/{input,output}_N.pb.

Node tests and small models come from the case sources of the package onnx; models that the package carries as files are
copied. Tests whose models must be downloaded are left out. A model of an opset before 7 also becomes model-opset7.onnx if
its operators are the same there.
"""
import os
import shutil
import sys

import numpy

# The cases of onnx before 1.13 use names that numpy has dropped since.
for name, python_type in {"float": float, "int": int, "bool": bool, "object": object}.items():
    if name not in vars(numpy):
        setattr(numpy, name, python_type)

import onnx  # noqa: E402
import onnx.backend.test.case.model as model_cases  # noqa: E402
import onnx.backend.test.case.node as node_cases  # noqa: E402
import onnx.numpy_helper  # noqa: E402
from onnx.backend.test.loader import DATA_DIR  # noqa: E402

OLDEST = 7


def generate(folder):
    for case in model_cases.collect_testcases() + node_cases.collect_testcases(None):
        if case.model is not None:
            target = os.path.join(folder, case.kind, case.name)
            os.makedirs(target, exist_ok=True)
            onnx.save(case.model, os.path.join(target, "model.onnx"))
            for number, (inputs, outputs) in enumerate(case.data_sets):
                data = os.path.join(target, f"test_data_set_{number}")
                os.makedirs(data, exist_ok=True)
                write(data, "input", inputs)
                write(data, "output", outputs)


def write(folder, name, values):
    """Writes the values that are tensors; no network of a chip has others."""
    for number, value in enumerate(values):
        if isinstance(value, (numpy.ndarray, numpy.generic)):
            value = onnx.numpy_helper.from_array(numpy.asarray(value))
        if isinstance(value, onnx.TensorProto):
            with open(os.path.join(folder, f"{name}_{number}.pb"), "wb") as file:
                file.write(value.SerializeToString())


def copy_models(folder):
    for kind in sorted(os.listdir(DATA_DIR)) if os.path.isdir(DATA_DIR) else []:
        for test in sorted(os.listdir(os.path.join(DATA_DIR, kind))):
            source = os.path.join(DATA_DIR, kind, test)
            target = os.path.join(folder, kind, test)
            if os.path.exists(os.path.join(source, "model.onnx")) and not os.path.exists(target):
                shutil.copytree(source, target)


def raise_opsets(folder):
    for kind in os.listdir(folder):
        for test in os.listdir(os.path.join(folder, kind)):
            model = onnx.load(os.path.join(folder, kind, test, "model.onnx"))
            opsets = [opset for opset in model.opset_import if opset.domain in ("", "ai.onnx")]
            if len(opsets) == 1 and opsets[0].version < OLDEST and all(unchanged(node, opsets[0]) for node in model.graph.node):
                opsets[0].version = OLDEST
                onnx.save(model, os.path.join(folder, kind, test, "model-opset7.onnx"))


def unchanged(node, opset):
    try:
        since = [onnx.defs.get_schema(node.op_type, version).since_version for version in (opset.version, OLDEST)]
    except onnx.defs.SchemaError:
        return False
    return since[0] == since[1]


generate(sys.argv[1])
copy_models(sys.argv[1])
raise_opsets(sys.argv[1])
