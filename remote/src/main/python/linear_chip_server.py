#!/usr/bin/env python3
"""Serves a chip to Synram: a skeleton to put a real chip behind the protocol.

The class LinearChip is a plain linear mock; put the calls of your own chip there. The class Service speaks the protocol and need not
change. On Debian or Ubuntu:

    apt install python3-grpcio python3-protobuf protobuf-compiler
    protoc -I remote/src/main/resources --python_out=. synram/chip/v1/chip.proto
    PYTHONPATH=. python3 remote/src/main/python/linear_chip_server.py 50051

The server listens on this machine only. It prints its port, which is a free one if 0 is given.
"""

import secrets
import sys
import threading
import time
from concurrent import futures

import grpc
from synram.chip.v1 import chip_pb2 as pb

PROTOCOL = 1
MOST_BYTES = 16 << 20
IDLE_SECONDS = 1800
COLUMNS, DRIVERS = 256, 128
LARGEST_ACTIVATION, LARGEST_VOLTAGE = 31, 1022


class LinearChip:
    """Multiplies without errors: sends * (activations x weights) / 256, rounded down, -128..127."""

    chip_id = "linear mock"
    hemispheres = 2

    def __init__(self):
        self.power_on()

    def power_on(self):
        """All cells at their defaults, all weights 0. A real chip is reset and initialized here."""
        # By hemisphere, row and column. A signed weight stands in the even row of its driver.
        self.weights = [[[0] * COLUMNS for _ in range(2 * DRIVERS)] for _ in range(self.hemispheres)]
        self.signed = [[[True] * COLUMNS for _ in range(DRIVERS)] for _ in range(self.hemispheres)]

    def write_cells(self, cell, values):
        """Writes all instances of a cell, hemisphere by hemisphere. The mock has no analog circuits."""

    def write_weights(self, block, weights):
        """Writes signed bytes, inputs x columns. What the other use of the same rows held is lost."""
        rows, signed = self.weights[block.hemisphere], self.signed[block.hemisphere]
        is_signed = block.rows == pb.ROW_MODE_SIGNED
        for i in range(block.inputs):
            row = (block.first_input + i) * (2 if is_signed else 1)
            for c in range(block.columns):
                column = block.first_column + c
                if signed[row // 2][column] != is_signed:
                    signed[row // 2][column] = is_signed
                    rows[row - row % 2][column] = rows[row - row % 2 + 1][column] = 0
                rows[row][column] = weights[i * block.columns + c]

    def multiply(self, block, settings, vectors):
        """The results of some vectors, each a list with one value a column."""
        columns = [self._column(block, block.first_column + c) for c in range(block.columns)]
        results = []
        for vector in vectors:
            active = [(i, a) for i, a in enumerate(vector) if a]
            products = (sum(a * column[i] for i, a in active) for column in columns)
            results.append([max(-128, min(127, p * settings.num_sends // 256)) for p in products])
        return results

    def _column(self, block, column):
        is_signed = block.rows == pb.ROW_MODE_SIGNED
        rows, signed = self.weights[block.hemisphere], self.signed[block.hemisphere]
        of_block = [(block.first_input + i) * (2 if is_signed else 1) for i in range(block.inputs)]
        return [rows[row][column] if signed[row // 2][column] == is_signed else 0 for row in of_block]

    def read_membranes(self, hemisphere, micros_after_reset):
        """CADC readings of all columns, 0..255."""
        return [128] * COLUMNS

    def read_voltage(self, hemisphere, cell_value):
        """CADC readings of one voltage, 0..255."""
        return [cell_value // 4] * COLUMNS

    def record(self, neuron, stimulus, samples):
        """Samples of the fast ADC, 0..1023, one every 32 ns."""
        block = pb.Block(hemisphere=neuron.hemisphere, inputs=DRIVERS, first_column=neuron.column, columns=1)
        result = self.multiply(block, stimulus.settings, [list(stimulus.activations)])[0][0]
        return [512] * min(1, samples) + [512 + 4 * result] * (samples - 1)


class Service:
    """The protocol. It knows which session's state is on the chip, and asks for a snapshot when it is another one."""

    def __init__(self, chip):
        self.chip = chip
        self.turn = threading.Lock()  # one program at a time
        self.sessions = {}  # whether each is exclusive
        self.last_call = {}  # end of the last call of each, in seconds
        self.of_key = {}  # the session of each client's key
        self.on_chip = None  # session and version

    def open(self, request, context):
        with self.turn:
            if request.protocol != PROTOCOL:
                context.abort(grpc.StatusCode.FAILED_PRECONDITION,
                              f"the server speaks version {PROTOCOL} of the protocol, the client {request.protocol}")
            self.end_idle()
            if request.key in self.of_key:  # the reply before was lost
                session = self.of_key[request.key]
                self.last_call[session] = time.monotonic()
                return self.offer(session)
            if self.sessions and (request.exclusive or any(self.sessions.values())):
                context.abort(grpc.StatusCode.RESOURCE_EXHAUSTED, "the chip is in use; try again later")
            session = secrets.token_hex(16)
            self.sessions[session] = request.exclusive
            self.last_call[session] = time.monotonic()
            if request.key:
                self.of_key[request.key] = session
            return self.offer(session)

    def offer(self, session):
        return pb.OpenReply(session=session, chip=self.chip.chip_id, hemispheres=self.chip.hemispheres)

    def close(self, request, context):
        with self.turn:
            self.end(request.session)
            return pb.CloseReply()

    def end(self, session):
        self.sessions.pop(session, None)
        self.last_call.pop(session, None)
        self.of_key = {key: one for key, one in self.of_key.items() if one != session}

    def end_idle(self):
        """Ends sessions without calls, such as those of clients that have crashed."""
        limit = time.monotonic() - IDLE_SECONDS
        for session in [one for one, last in self.last_call.items() if last < limit]:
            self.end(session)

    def run(self, program, context):
        with self.turn:
            if program.session not in self.sessions:
                return failure(pb.FAILURE_KIND_SESSION_UNKNOWN, "there is no such session")
            if not program.snapshot and self.on_chip != (program.session, program.base):
                return failure(pb.FAILURE_KIND_SNAPSHOT_NEEDED, "another session had the chip")
            try:
                self.write(program)
                return self.perform(program.task)
            except ValueError as error:
                return failure(pb.FAILURE_KIND_ARGUMENT, str(error))
            finally:
                self.last_call[program.session] = time.monotonic()

    def write(self, program):
        self.on_chip = None
        if program.snapshot:
            self.chip.power_on()
        for write in program.cells:
            self.chip.write_cells(write.cell, write.values)
        for write in program.weights:
            self.require_hemisphere(write.block.hemisphere)
            self.chip.write_weights(write.block, signed_bytes(write.weights))
        self.on_chip = (program.session, program.version)

    def perform(self, task):
        kind = task.WhichOneof("task")
        if kind == "multiply":
            return self.multiply(task.multiply)
        if kind == "read":
            return pb.Outcome(readings=pb.Readings(readings=[
                pb.Values(values=self.read(reading)) for reading in task.read.readings]))
        return failure(pb.FAILURE_KIND_UNSUPPORTED, f"chip {self.chip.chip_id} cannot emulate spiking neurons")

    def multiply(self, task):
        block, activations = task.multiplication.block, task.activations
        self.require_hemisphere(block.hemisphere)
        if activations and max(activations) > LARGEST_ACTIVATION:
            raise ValueError(f"an activation is {max(activations)}; allowed are 0..{LARGEST_ACTIVATION}")
        vectors = [activations[i:i + block.inputs] for i in range(0, len(activations), block.inputs)]
        results = self.chip.multiply(block, task.multiplication.settings, vectors)
        return pb.Outcome(product=pb.Product(
            events=sum(1 for a in activations if a),
            results=bytes(value & 0xff for row in results for value in row)))

    def read(self, reading):
        kind = reading.WhichOneof("reading")
        if kind == "trace":
            trace = reading.trace
            self.require_hemisphere(trace.neuron.hemisphere)
            if not 0 <= trace.samples <= MOST_BYTES // 4:
                raise ValueError(f"{trace.samples} samples cannot be recorded")
            return self.chip.record(trace.neuron, trace.stimulus, trace.samples)
        one = getattr(reading, kind)
        self.require_hemisphere(one.hemisphere)
        if kind == "membranes":
            if not 0 <= one.micros_after_reset < float("inf"):
                raise ValueError(f"membranes cannot be read after {one.micros_after_reset} us")
            return self.chip.read_membranes(one.hemisphere, one.micros_after_reset)
        if not 0 <= one.cell_value <= LARGEST_VOLTAGE:
            raise ValueError(f"a voltage is {one.cell_value}; allowed are 0..{LARGEST_VOLTAGE}")
        return self.chip.read_voltage(one.hemisphere, one.cell_value)

    def require_hemisphere(self, hemisphere):
        if not 0 <= hemisphere < self.chip.hemispheres:
            raise ValueError(f"hemisphere {hemisphere} does not exist; the chip has {self.chip.hemispheres}")


def failure(kind, message):
    return pb.Outcome(failure=pb.Failure(kind=kind, message=message))


def signed_bytes(data):
    return memoryview(data).cast("b")


def handler(function, request):
    return grpc.unary_unary_rpc_method_handler(
        function, request_deserializer=request.FromString, response_serializer=lambda reply: reply.SerializeToString())


def main():
    service = Service(LinearChip())
    server = grpc.server(
        futures.ThreadPoolExecutor(max_workers=8), options=[
            ("grpc.max_receive_message_length", MOST_BYTES),
            # Clients ping every 20 s while they wait. By default, gRPC for Python takes that for an attack and hangs up.
            ("grpc.http2.min_ping_interval_without_data_ms", 10_000),
        ])
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("synram.chip.v1.Chip", {
        "Open": handler(service.open, pb.OpenRequest),
        "Run": handler(service.run, pb.Program),
        "Close": handler(service.close, pb.CloseRequest),
    }),))
    port = server.add_insecure_port(f"127.0.0.1:{sys.argv[1] if len(sys.argv) > 1 else '50051'}")
    server.start()
    print(port, flush=True)
    server.wait_for_termination()


if __name__ == "__main__":
    main()
