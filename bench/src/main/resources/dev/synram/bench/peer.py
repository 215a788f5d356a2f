"""The same work as Synram's, in PyTorch: answers one metric per line.

Takes the number of threads and the seconds for which each workload is repeated before it is measured first. Reads
lines "PEER METRIC SECONDS" and prints one number for each: GMAC/s, samples/s, or for latency microseconds.
PEER is "digital", plain fp32 layers, or "mock", a linear model of the chip as its public software has one: rounded
inputs and weights, one gain, blocks of 128 inputs, Gaussian noise, 8-bit results.
"""
import sys
import time

import torch
from torch import nn

GAIN, DEVIATION, BLOCK, SHIFT = 0.002, 2.0, 128, 2
BATCH = 1000


class MockProduct(torch.autograd.Function):
    """Rows in blocks of 128, noise, rounding down, 8 bits; gradients of the plain product."""

    @staticmethod
    def forward(context, inputs, weights):
        inputs, weights = inputs.round(), weights.round()
        for name, values, least, most in (("inputs", inputs, 0, 31), ("weights", weights, -63, 63)):
            if values.min() < least or values.max() > most:
                raise ValueError(name + " out of range")
        context.save_for_backward(inputs, weights)
        total = 0
        for first in range(0, weights.shape[0], BLOCK):
            part = inputs[:, first:first + BLOCK] @ weights[first:first + BLOCK]
            noise = torch.normal(0.0, DEVIATION, part.shape)
            total = total + part.mul_(GAIN).add_(noise).floor_().clamp_(-128, 127)
        return total.clamp_(-128, 127)

    @staticmethod
    def backward(context, gradient):
        inputs, weights = context.saved_tensors
        scaled = gradient * GAIN
        return scaled @ weights.t(), inputs.t() @ scaled


class MockRelu(torch.autograd.Function):
    @staticmethod
    def forward(context, results):
        context.save_for_backward(results)
        return results.clamp(0, 127).div_(2 ** SHIFT).floor_().clamp_(0, 31)

    @staticmethod
    def backward(context, gradient):
        results, = context.saved_tensors
        return gradient * (results > 0) / 2 ** SHIFT


class MockNetwork(nn.Module):
    """Convolution 10x10, stride 5, padding 1, to 20 channels; dense 500 to 128; dense 128 to 10."""

    def __init__(self):
        super().__init__()
        shapes = (100, 20), (500, 128), (128, 10)
        self.matrices = nn.ParameterList([nn.Parameter(torch.empty(s).uniform_(-40, 40)) for s in shapes])

    def forward(self, images):
        padded = nn.functional.pad(images * 31, (1, 1, 1, 1))
        patches = padded.unfold(2, 10, 5).unfold(3, 10, 5).reshape(-1, 100)
        values = MockProduct.apply(patches, self.matrices[0])
        values = MockRelu.apply(values).reshape(images.shape[0], -1)
        values = MockRelu.apply(MockProduct.apply(values, self.matrices[1]))
        return MockProduct.apply(values, self.matrices[2]) / 8


def digital_network():
    return nn.Sequential(
        nn.Conv2d(1, 20, 10, stride=5, padding=1, bias=False), nn.ReLU(), nn.Flatten(),
        nn.Linear(500, 128, bias=False), nn.ReLU(), nn.Linear(128, 10, bias=False))


def network(peer):
    return digital_network() if peer == "digital" else MockNetwork()


def multiplication(peer):
    inputs = torch.randint(0, 32, (BATCH, 256)).float()
    weights = torch.randint(-63, 64, (256, 512)).float()
    product = (lambda: inputs @ weights) if peer == "digital" else (lambda: MockProduct.apply(inputs, weights))
    return product, BATCH * 256 * 512 / 1e9


def inference(peer, batch):
    model, images = network(peer).eval(), torch.rand(batch, 1, 28, 28)

    def call():
        with torch.no_grad():
            model(images)
    return call, batch


def training(peer):
    model, images, labels = network(peer), torch.rand(BATCH, 1, 28, 28), torch.randint(0, 10, (BATCH,))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3 if peer == "digital" else 0.1)

    def call():
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(images), labels).backward()
        optimizer.step()
        if peer == "mock":
            with torch.no_grad():
                for matrix in model.matrices:
                    matrix.clamp_(-63, 63)
    return call, BATCH


def rate(call, amount, seconds):
    end, calls, begin = time.perf_counter() + seconds, 0, time.perf_counter()
    while time.perf_counter() < end or calls == 0:
        call()
        calls += 1
    return calls * amount / (time.perf_counter() - begin)


def slowest_but_one_percent(call, seconds):
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end or not times:
        begin = time.perf_counter()
        call()
        times.append(time.perf_counter() - begin)
    return sorted(times)[int(len(times) * 0.99)] * 1e6


WORK, WARM_UP = {}, float(sys.argv[2])


def measure(peer, metric, seconds):
    if (peer, metric) not in WORK:
        makers = {
            "multiplication": lambda: multiplication(peer),
            "inference": lambda: inference(peer, BATCH),
            "latency": lambda: inference(peer, 1),
            "training": lambda: training(peer),
        }
        WORK[peer, metric] = makers[metric]()
        rate(*WORK[peer, metric], WARM_UP)
    call, amount = WORK[peer, metric]
    return slowest_but_one_percent(call, seconds) if metric == "latency" else rate(call, amount, seconds)


torch.manual_seed(1)
torch.set_num_threads(int(sys.argv[1]))
print("PyTorch " + torch.__version__, flush=True)
for line in sys.stdin:
    peer, metric, seconds = line.split()
    print(measure(peer, metric, float(seconds)), flush=True)
