"""A layer of spiking neurons in Brian 2, the same work as Synram's: speed and spike times as lines of JSON.

    brian_peer.py LAYER.json [--step MS] [--target auto|numpy|cython|cpp] [--threads N]

Leaky integrate-and-fire neurons with exponentially decaying input currents, without noise:

    dv/dt = -v / tau_membrane + current / ms,   dcurrent/dt = -current / tau_input,   current += weight at an event,

a spike at v > threshold, then v = reset for the refractory time. Times are milliseconds: one here is a microsecond on the chip.
All samples run at once, as copies of the layer, which is the fastest way in Brian. If inputs are linear, both equations are
integrated exactly, so errors of spike times come from the grid of the step alone. If they saturate, weights of either sign have a
current of their own, of which the membrane gets current / sqrt(1 + (saturation * current) ** 2); its integration is exact for a
drive that is constant within a step.

LAYER.json holds "duration", "refractory", per neuron "tau_membrane", "tau_input", "threshold", "reset", "saturation", "weights" (one
list an input, one weight a neuron), and "samples": of each, a list of [input, time].

The first line written describes the peer. For every line "play" read, all samples run, and "seconds" and "cpuSeconds" of the run are
written, without compilation or set-up; for "spikes" those of the last run, of each sample a list of [neuron, time]. The target auto is
cpp where a compiler is installed, else numpy.
"""
import argparse
import json
import os
import shutil
import sys
import tempfile
import time

CPU_SECONDS = "results/cpu_seconds.txt"


def brian_layer(brian, numpy, layer):
    """Constants that all neurons share are scalars, so that Brian computes their exponentials once a step."""
    namespace = {"ms": brian.ms}
    own = {}
    for name, unit, scale in ("tau_membrane", "second", brian.ms), ("tau_input", "second", brian.ms), ("saturation", "1", 1):
        if len(set(layer[name])) == 1:
            namespace[name] = layer[name][0] * scale
        else:
            own[name] = (unit, scale)
    count, neurons, inputs = len(layer["samples"]), len(layer["threshold"]), len(layer["weights"])
    saturating = any(value > 0 for value in layer["saturation"])
    if saturating:
        drive = "up / sqrt(1 + (saturation * up) ** 2) - down / sqrt(1 + (saturation * down) ** 2)"
        currents = ["up", "down"]
        on_event = "up_post += clip(w, 0, inf)\ndown_post += clip(-w, 0, inf)"
    else:
        drive = "current"
        currents = ["current"]
        on_event = "current_post += w"
    group = brian.NeuronGroup(
        count * neurons,
        "\n".join(
            ["dv/dt = -v / tau_membrane + (" + drive + ") / ms : 1 (unless refractory)"]
            + ["d%s/dt = -%s / tau_input : 1" % (name, name) for name in currents]
            + ["theta : 1 (constant)", "reset_to : 1 (constant)"]
            + ["%s : %s (constant)" % (name, unit) for name, (unit, _) in own.items()]
        ),
        threshold="v > theta",
        reset="v = reset_to",
        refractory=layer["refractory"] * brian.ms,
        method="exponential_euler" if saturating else "exact",
        namespace=namespace,
    )
    for name, (_, scale) in own.items():
        setattr(group, name, numpy.tile(layer[name], count) * scale)
    group.theta = numpy.tile(layer["threshold"], count)
    group.reset_to = numpy.tile(layer["reset"], count)
    events = [(inputs * sample + int(i), t) for sample, list_ in enumerate(layer["samples"]) for i, t in list_]
    source = brian.SpikeGeneratorGroup(
        count * inputs, [i for i, _ in events], numpy.array([t for _, t in events]) * brian.ms
    )
    synapses = brian.Synapses(source, group, "w : 1", on_pre=on_event, namespace={})
    one_layer = numpy.arange(inputs * neurons)
    copies = numpy.arange(count)[:, None]
    synapses.connect(
        i=(copies * inputs + one_layer // neurons).ravel(), j=(copies * neurons + one_layer % neurons).ravel()
    )
    synapses.w = numpy.tile(numpy.array(layer["weights"]).ravel(), count)
    monitor = brian.SpikeMonitor(group)
    return brian.Network(group, source, synapses, monitor), monitor


class Compiled:
    """A program of its own in C++."""

    def __init__(self, brian, network, duration):
        self.device = brian.device
        self.directory = tempfile.TemporaryDirectory()
        self.device.insert_code("before_network_run", "const clock_t cpu_begin = clock();")
        self.device.insert_code(
            "after_network_run",
            'std::ofstream("%s") << double(clock() - cpu_begin) / CLOCKS_PER_SEC;' % CPU_SECONDS,
        )
        network.run(duration)
        self.device.build(directory=self.directory.name, run=False)

    def play(self):
        self.device.run(self.directory.name, with_output=False, run_args=[])
        with open(os.path.join(self.directory.name, CPU_SECONDS), encoding="ascii") as file:
            return self.device._last_run_time, float(file.read())


class Interpreted:
    """In this process."""

    def __init__(self, network, duration):
        self.network = network
        self.duration = duration
        network.store()

    def play(self):
        self.network.restore()
        begin, cpu_begin = time.perf_counter(), time.process_time()
        self.network.run(self.duration)
        return time.perf_counter() - begin, time.process_time() - cpu_begin


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layer")
    parser.add_argument("--step", type=float, default=0.1, help="in ms")
    parser.add_argument("--target", choices=["auto", "numpy", "cython", "cpp"], default="auto")
    parser.add_argument("--threads", type=int, default=1, help="of the target cpp; 1 is without OpenMP")
    arguments = parser.parse_args()

    import warnings

    warnings.filterwarnings("ignore")
    import brian2 as brian
    import numpy

    brian.BrianLogger.log_level_error()
    target = arguments.target
    if target == "auto":
        target = "cpp" if shutil.which("g++") else "numpy"
    with open(arguments.layer, encoding="utf-8") as file:
        layer = json.load(file)
    brian.defaultclock.dt = arguments.step * brian.ms
    if target == "cpp":
        brian.set_device("cpp_standalone", build_on_run=False)
        brian.prefs.devices.cpp_standalone.openmp_threads = arguments.threads if arguments.threads > 1 else 0
    else:
        brian.prefs.codegen.target = target
    network, monitor = brian_layer(brian, numpy, layer)
    duration = layer["duration"] * brian.ms
    peer = Compiled(brian, network, duration) if target == "cpp" else Interpreted(network, duration)
    neurons = len(layer["threshold"])

    def answer(value):
        print(json.dumps(value), flush=True)

    answer(
        {
            "peer": "Brian " + brian.__version__,
            "target": target,
            "threads": arguments.threads if target == "cpp" else 1,
        }
    )
    for line in sys.stdin:
        if line.strip() == "play":
            seconds, cpu_seconds = peer.play()
            answer({"seconds": seconds, "cpuSeconds": cpu_seconds})
        else:
            spikes = [[] for _ in layer["samples"]]
            for i, t in zip(numpy.asarray(monitor.i), numpy.asarray(monitor.t / brian.ms)):
                spikes[i // neurons].append([int(i % neurons), round(float(t), 6)])
            answer(spikes)


if __name__ == "__main__":
    main()
