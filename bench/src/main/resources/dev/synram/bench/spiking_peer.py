"""A layer of spiking neurons in Brian 2, the same work as Synram's: speed and spike times as JSON.

    spiking_peer.py generate NETWORK.json [--samples N] [--seed S]
    spiking_peer.py run NETWORK.json [--step MS] [--target numpy|cython|cpp] [--threads N] [--rounds R] [--spikes N]

Leaky integrate-and-fire neurons with exponentially decaying input currents, without noise or saturation:

    dv/dt = -v / tau_membrane + current / ms,   dcurrent/dt = -current / tau_input,   current += weight at an event,

a spike at v > threshold, then v = reset for the refractory time. Times are milliseconds: one here is a microsecond on the chip.
All samples run at once, as copies of the layer, which is the fastest way in Brian; both equations are integrated exactly, so errors
of spike times come from the grid of the step alone. The time of "run" is that of the fastest round, without compilation.

NETWORK.json holds "duration", "refractory", per neuron "tau_membrane", "tau_input", "threshold", "reset", "weights" (one list an
input, one weight a neuron), and "samples": of each, a list of [input, time].
"""
import argparse
import json
import sys
import tempfile
import time


def generate(arguments):
    """120 neurons and 25 inputs: five coordinates, each repeated five times, one event an input."""
    import numpy

    random = numpy.random.default_rng(arguments.seed)
    neurons, coordinates, repeated = 120, 5, 5
    samples = []
    for _ in range(arguments.samples):
        times = numpy.repeat(2 + 20 * random.random(coordinates), repeated)
        times += 0.1 * numpy.arange(times.size)
        samples.append([[i, round(float(t), 3)] for i, t in enumerate(times)])
    network = {
        "duration": 38.0,
        "refractory": 2.0,
        "tau_membrane": [6.0] * neurons,
        "tau_input": [5.5] * neurons,
        "threshold": [1.0] * neurons,
        "reset": [0.0] * neurons,
        "weights": (0.03 + 0.06 * random.standard_normal((coordinates * repeated, neurons))).tolist(),
        "samples": samples,
    }
    with open(arguments.network, "w", encoding="utf-8") as file:
        json.dump(network, file)


def brian_network(brian, numpy, network):
    """Time constants that all neurons share are scalars, so that Brian computes their exponentials once a step."""
    ms = brian.ms
    namespace = {"ms": ms}
    shared = []
    for name in "tau_membrane", "tau_input":
        if len(set(network[name])) == 1:
            namespace[name] = network[name][0] * ms
            shared.append(name)
    own = "".join("\n" + name + " : second (constant)" for name in ("tau_membrane", "tau_input") if name not in shared)
    count, neurons, inputs = len(network["samples"]), len(network["threshold"]), len(network["weights"])
    layer = brian.NeuronGroup(
        count * neurons,
        """dv/dt = -v / tau_membrane + current / ms : 1 (unless refractory)
           dcurrent/dt = -current / tau_input : 1
           theta : 1 (constant)
           reset_to : 1 (constant)""" + own,
        threshold="v > theta",
        reset="v = reset_to",
        refractory=network["refractory"] * ms,
        method="exact",
        namespace=namespace,
    )
    for name in "tau_membrane", "tau_input":
        if name not in shared:
            setattr(layer, name, numpy.tile(network[name], count) * ms)
    layer.theta = numpy.tile(network["threshold"], count)
    layer.reset_to = numpy.tile(network["reset"], count)
    events = [(inputs * sample + i, t) for sample, list_ in enumerate(network["samples"]) for i, t in list_]
    source = brian.SpikeGeneratorGroup(
        count * inputs, [i for i, _ in events], numpy.array([t for _, t in events]) * ms
    )
    synapses = brian.Synapses(source, layer, "w : 1", on_pre="current_post += w", namespace={})
    one_layer = numpy.arange(inputs * neurons)
    copies = numpy.arange(count)[:, None]
    synapses.connect(
        i=(copies * inputs + one_layer // neurons).ravel(), j=(copies * neurons + one_layer % neurons).ravel()
    )
    synapses.w = numpy.tile(numpy.array(network["weights"]).ravel(), count)
    monitor = brian.SpikeMonitor(layer)
    return brian.Network(layer, source, synapses, monitor), monitor


def run(arguments):
    import warnings

    warnings.filterwarnings("ignore")
    import brian2 as brian
    import numpy

    brian.BrianLogger.log_level_error()
    with open(arguments.network, encoding="utf-8") as file:
        network = json.load(file)
    brian.defaultclock.dt = arguments.step * brian.ms
    duration = network["duration"] * brian.ms
    if arguments.target == "cpp":
        directory = tempfile.TemporaryDirectory()
        brian.set_device("cpp_standalone", build_on_run=False)
        brian.prefs.devices.cpp_standalone.openmp_threads = arguments.threads if arguments.threads > 1 else 0
    else:
        brian.prefs.codegen.target = arguments.target
    whole, monitor = brian_network(brian, numpy, network)
    rounds = []
    if arguments.target == "cpp":
        whole.run(duration)
        brian.device.build(directory=directory.name, run=False)
        for _ in range(arguments.rounds):
            brian.device.run(directory.name, with_output=False, run_args=[])
            rounds.append(brian.device._last_run_time)
    else:
        whole.store()
        for number in range(arguments.rounds + 1):
            whole.restore()
            begin = time.perf_counter()
            whole.run(duration)
            if number > 0:
                rounds.append(time.perf_counter() - begin)
    neurons = len(network["threshold"])
    spikes = [[] for _ in network["samples"]]
    for i, t in zip(numpy.asarray(monitor.i), numpy.asarray(monitor.t / brian.ms)):
        spikes[i // neurons].append([int(i % neurons), round(float(t), 6)])
    json.dump(
        {
            "peer": "Brian " + brian.__version__,
            "target": arguments.target,
            "threads": arguments.threads if arguments.target == "cpp" else 1,
            "step": arguments.step,
            "samples": len(spikes),
            "seconds": min(rounds),
            "samplesPerSecond": len(spikes) / min(rounds),
            "spikes": spikes[: arguments.spikes],
        },
        sys.stdout,
    )
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    generating = commands.add_parser("generate", help="write a network and samples")
    generating.add_argument("network")
    generating.add_argument("--samples", type=int, default=200)
    generating.add_argument("--seed", type=int, default=1)
    generating.set_defaults(command=generate)
    running = commands.add_parser("run", help="measure Brian")
    running.add_argument("network")
    running.add_argument("--step", type=float, default=0.1, help="in ms")
    running.add_argument("--target", choices=["numpy", "cython", "cpp"], default="cython")
    running.add_argument("--threads", type=int, default=1, help="of the target cpp; 1 is without OpenMP")
    running.add_argument("--rounds", type=int, default=3)
    running.add_argument("--spikes", type=int, default=100, help="samples whose spikes are printed")
    running.set_defaults(command=run)
    arguments = parser.parse_args()
    arguments.command(arguments)


if __name__ == "__main__":
    main()
