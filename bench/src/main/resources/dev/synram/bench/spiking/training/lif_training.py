"""Training of a layer of spiking neurons and a read-out by backpropagation through time, the same work as Synram's, in PyTorch.

    lif_training.py THREADS TASK.json

The first line written is the version. Each line read is answered by a line of JSON:

    train STEP SECONDS   trains with a step of STEP microseconds for about SECONDS: samples a second, by wall time and by CPU time
    loss STEP            mean loss of the first batch with the weights of the task
    spikes STEP          first spikes of the hidden neurons with the weights of the task: of each test sample a list of [neuron, time]

Neurons follow tau_mem dV/dt = -V + I and tau_syn dI/dt = -I, which a step solves exactly; events act at the nearest point of the grid. A
neuron spikes when V exceeds 1, then V is 0 for the refractory time. The derivative of a spike is that of SuperSpike; resets are not
differentiated. Products with weights are outside of the loop over steps. The loop is tried with and without TorchScript, on one thread
and on THREADS, and the fastest is used.
"""
import json
import math
import sys
import time

import torch
from torch import Tensor


def hidden_layer(drive: Tensor, membrane: float, synaptic: float, response: float, refractory: int, steepness: float) -> Tensor:
    current = torch.zeros_like(drive[0])
    potential = torch.zeros_like(drive[0])
    held = torch.zeros_like(drive[0])
    spikes = []
    for step in range(drive.shape[0]):
        potential = (membrane * potential + response * current) * (held <= 0)
        current = synaptic * current + drive[step]
        distance = potential - 1
        hard = (distance > 0).to(drive.dtype)
        soft = distance / (1 + steepness * distance.abs())
        spikes.append(soft + (hard - soft).detach())
        potential = potential * (1 - hard)
        held = torch.where(hard > 0, torch.full_like(held, float(refractory)), held - 1)
    return torch.stack(spikes)


def integrators(drive: Tensor, membrane: float, synaptic: float, response: float) -> Tensor:
    current = torch.zeros_like(drive[0])
    potential = torch.zeros_like(drive[0])
    potentials = []
    for step in range(drive.shape[0]):
        potential = membrane * potential + response * current
        current = synaptic * current + drive[step]
        potentials.append(potential)
    return torch.stack(potentials)


LOOPS = {
    "eager": (hidden_layer, integrators),
    "TorchScript": (torch.jit.script(hidden_layer), torch.jit.script(integrators)),
}


class Task:
    def __init__(self, task):
        self.task = task
        self.times = torch.tensor(task["times"])
        self.labels = torch.tensor(task["labels"])
        self.test_times = torch.tensor(task["testTimes"])

    def weights(self):
        return [torch.tensor(self.task[name], requires_grad=True) for name in ("hiddenWeights", "outputWeights")]


class Grid:
    """The task with one step of time."""

    def __init__(self, task, step):
        self.step = step
        self.task = task.task
        self.steps = math.ceil(self.task["sampleMicros"] / step - 1e-9)
        membrane, synaptic = self.task["membraneMicros"], self.task["synapticMicros"]
        self.membrane, self.synaptic = math.exp(-step / membrane), math.exp(-step / synaptic)
        if abs(synaptic - membrane) < 1e-4 * membrane:
            self.response = step / membrane * self.membrane
        else:
            self.response = synaptic / (synaptic - membrane) * (self.synaptic - self.membrane)
        self.refractory = round(self.task["refractoryMicros"] / step)
        self.lag = max(1, round(self.task["delayMicros"] / step))

    def events(self, times):
        """Of each step, sample and input, the events at its end."""
        at = torch.clamp(torch.round(times / self.step).long() - 1, min=0)
        events = torch.zeros(self.steps, *times.shape)
        inside = (at < self.steps).to(events.dtype)
        return events.scatter_(0, torch.clamp(at, max=self.steps - 1)[None], inside[None])

    def spikes(self, loops, times, hidden):
        drive = self.events(times) @ hidden
        return loops[0](drive, self.membrane, self.synaptic, self.response, self.refractory, self.task["steepness"])

    def loss(self, loops, times, labels, weights):
        spikes = self.spikes(loops, times, weights[0])
        arriving = torch.cat([torch.zeros(self.lag, *spikes.shape[1:]), spikes[: -self.lag]])
        potentials = loops[1](arriving @ weights[1], self.membrane, self.synaptic, self.response)
        scores = self.task["scoreScale"] * potentials.amax(0)
        return torch.nn.functional.cross_entropy(scores, labels)


def train(task, grid, loops, seconds, least):
    """Samples a second, by wall time and by CPU time."""
    weights = task.weights()
    adam = torch.optim.Adam(weights, lr=task.task["rate"])
    batch = task.task["batch"]
    done, begin, cpu_begin = 0, time.perf_counter(), time.process_time()
    while done < least or time.perf_counter() - begin < seconds:
        order = torch.randperm(len(task.labels))
        for first in range(0, len(order) - batch + 1, batch):
            chosen = order[first : first + batch]
            adam.zero_grad()
            grid.loss(loops, task.times[chosen], task.labels[chosen], weights).backward()
            adam.step()
            with torch.no_grad():
                for values in weights:
                    values.clamp_(-task.task["limit"], task.task["limit"])
            done += batch
            if done >= least and time.perf_counter() - begin >= seconds:
                break
    return done / (time.perf_counter() - begin), done / (time.process_time() - cpu_begin)


def fastest_form(task, grid, threads):
    """The loop and the number of threads that are fastest, once compiled."""
    rates = {}
    least = 4 * task.task["batch"]
    for count in threads:
        torch.set_num_threads(count)
        for loop, functions in LOOPS.items():
            train(task, grid, functions, 0, least)
            rates[loop, count] = train(task, grid, functions, 0, least)[0]
    return max(rates, key=rates.get)


def main():
    most = int(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as file:
        task = Task(json.load(file))
    batch = task.task["batch"]
    fastest = {}
    print("PyTorch " + torch.__version__, flush=True)
    for line in sys.stdin:
        question, *numbers = line.split()
        grid = Grid(task, float(numbers[0]))
        if question == "train":
            if grid.step not in fastest:
                fastest[grid.step] = fastest_form(task, grid, sorted({1, most}))
            loop, threads = fastest[grid.step]
            torch.set_num_threads(threads)
            rate, of_cpu = train(task, grid, LOOPS[loop], float(numbers[1]), batch)
            answer = {"loop": loop, "threads": threads, "samplesPerSecond": rate, "samplesPerCpuSecond": of_cpu}
        elif question == "loss":
            with torch.no_grad():
                answer = grid.loss(LOOPS["eager"], task.times[:batch], task.labels[:batch], task.weights()).item()
        else:
            with torch.no_grad():
                spikes = grid.spikes(LOOPS["eager"], task.test_times, task.weights()[0])
            hard = spikes.permute(1, 2, 0) > 0.5
            first = hard.to(torch.int8).argmax(2)
            answer = [
                [[neuron, (first[sample, neuron].item() + 1) * grid.step] for neuron in hard[sample].any(1).nonzero()[:, 0].tolist()]
                for sample in range(len(hard))
            ]
        print(json.dumps(answer), flush=True)


main()
