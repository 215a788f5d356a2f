"""Trains the two networks of the tests in PyTorch, without a thought of chips, and exports them to ONNX.

The files of the tests were made so with PyTorch 1.13; training again gives other weights of the same quality.

usage: python3 networks.py FOLDER_OF_MNIST_IDX_FILES TARGET_FOLDER
"""
import sys

import numpy as np
import torch
from torch import nn

source, target = sys.argv[1:3]
torch.manual_seed(0)


def idx(name):
    data = open(f"{source}/{name}", "rb").read()
    dimensions = [int.from_bytes(data[4 + 4 * i : 8 + 4 * i], "big") for i in range(data[3])]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(dimensions)


def images(name):
    return torch.tensor(idx(name).astype(np.float32) / 255)[:, None]


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1, self.b1 = nn.Conv2d(1, 12, 3, stride=2, padding=1), nn.BatchNorm2d(12)
        self.c2, self.b2 = nn.Conv2d(12, 12, 3, padding=1), nn.BatchNorm2d(12)
        self.c3, self.b3 = nn.Conv2d(12, 12, 3, padding=1), nn.BatchNorm2d(12)
        self.c4 = nn.Conv2d(24, 32, 3, stride=2, padding=1, groups=2)
        self.l, self.p = nn.Linear(32, 10), nn.Conv2d(12, 12, 1)

    def forward(self, x):
        x = torch.relu(self.b1(self.c1(x)))
        y = self.b3(self.c3(torch.relu(self.b2(self.c2(x)))))
        z = torch.relu(x + y)
        z = torch.relu(self.c4(torch.cat([z, torch.relu(self.p(x))], 1)))
        z = nn.functional.adaptive_avg_pool2d(z, 1)
        return torch.softmax(self.l(z.view(z.size(0), -1)), 1)


def train(net, epochs, shift, loss):
    x, y = images("train-images-idx3-ubyte"), torch.tensor(idx("train-labels-idx1-ubyte").astype(np.int64))
    optimizer = torch.optim.Adam(net.parameters(), 3e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs * 240)
    for _ in range(epochs):
        order = torch.randperm(60000)
        for i in range(0, 60000, 250):
            batch = order[i : i + 250]
            moved = torch.roll(x[batch], tuple(np.random.randint(-shift, shift + 1, 2)), (2, 3))
            optimizer.zero_grad()
            loss(net(moved), y[batch]).backward()
            optimizer.step()
            schedule.step()
    net.eval()
    return net


def export(net, name, opset):
    axes = {"x": {0: "N"}, "y": {0: "N"}}
    example = torch.zeros(1, 1, 28, 28)
    torch.onnx.export(
        net, example, f"{target}/{name}", input_names=["x"], output_names=["y"], dynamic_axes=axes, opset_version=opset
    )


published = nn.Sequential(
    nn.Conv2d(1, 20, 10, 5, 1, bias=False), nn.ReLU(), nn.Flatten(),
    nn.Linear(500, 128, bias=False), nn.ReLU(), nn.Linear(128, 10, bias=False),
)
export(train(published, 25, 1, nn.functional.cross_entropy), "pytorch-published.onnx", 13)
export(train(Residual(), 2, 0, lambda p, y: nn.functional.nll_loss(torch.log(p + 1e-9), y)), "pytorch-residual.onnx", 11)
