// node check.mjs PROTO PORT: asks a server whose network thirds takes 96 values and answers the first of them three times.
import assert from 'node:assert/strict';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const [proto, port] = process.argv.slice(2);
const definition = loader.loadSync(proto, { keepCase: true, longs: Number, defaults: true });
const { GRPCInferenceService } = grpc.loadPackageDefinition(definition).inference;
const client = new GRPCInferenceService(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
  'grpc.max_receive_message_length': -1,
  'grpc.max_send_message_length': -1,
});

const call = (method, request, options = {}) =>
  new Promise((resolve, reject) =>
    client[method](request, new grpc.Metadata(), options, (problem, answer) => (problem ? reject(problem) : resolve(answer))));

const refusal = async (method, request, options) => {
  const problem = await call(method, request, options).then(
    () => assert.fail(`${method} was answered`),
    (e) => e,
  );
  return [problem.code, problem.details];
};

const raw = (samples) => {
  const bytes = Buffer.alloc(samples * 96 * 4);
  for (let sample = 0; sample < samples; sample++) {
    bytes.writeFloatLE((sample % 8) / 8, sample * 96 * 4);
  }
  return bytes;
};

assert.equal((await call('ServerLive', {})).live, true);
assert.equal((await call('ServerReady', {})).ready, true);
assert.equal((await call('ModelReady', { name: 'thirds', version: '1' })).ready, true);
assert.equal((await call('ServerMetadata', {})).name, 'synram');
const metadata = await call('ModelMetadata', { name: 'thirds' });
assert.deepEqual(metadata.inputs[0].shape, [-1, 96]);
assert.deepEqual(metadata.outputs.map((output) => output.name), ['dense1', 'dense1.deviation', 'dense1.class']);

const typed = await call('ModelInfer', {
  model_name: 'thirds',
  id: '7',
  parameters: { trials: { int64_param: 3 }, details: { bool_param: true } },
  inputs: [{ name: 'input', datatype: 'FP32', shape: [1, 96], contents: { fp32_contents: Array(96).fill(0.5) } }],
  outputs: [{ name: 'dense1' }, { name: 'dense1.class' }],
});
assert.equal(typed.id, '7');
assert.equal(typed.parameters.chip.string_param, 'fast');
assert.deepEqual(typed.outputs[0].contents.fp32_contents, [0.5, 0.5, 0.5]);
assert.deepEqual(typed.outputs[1].contents.int64_contents, [0]);

const many = 20_000;
const input = { name: 'input', datatype: 'FP32', shape: [many, 96] };
const large = await call('ModelInfer', { model_name: 'thirds', inputs: [input], raw_input_contents: [raw(many)] });
assert.equal(large.raw_output_contents[0].length, many * 3 * 4);
assert.equal(large.raw_output_contents[0].readFloatLE(13 * 3 * 4), 5 / 8);

const [unknown, words] = await refusal('ModelInfer', { model_name: 'none' });
assert.equal(unknown, grpc.status.NOT_FOUND);
assert.equal(words, "there is no model 'none'; there are thirds, others");
assert.equal((await refusal('ModelInfer', { model_name: 'thirds' }))[0], grpc.status.INVALID_ARGUMENT);
const wrong = { model_name: 'thirds', inputs: [input], raw_input_contents: [raw(1)] };
assert.match((await refusal('ModelInfer', wrong))[1], /has 384 bytes, but shape \[20000, 96\] of FP32 needs/);

const together = await Promise.all(
  Array.from({ length: 100 }, (_, i) =>
    call('ModelInfer', {
      model_name: 'thirds',
      id: String(i),
      inputs: [{ name: 'input', datatype: 'FP32', shape: [1, 96], contents: { fp32_contents: Array(96).fill(i / 128) } }],
    }),
  ),
);
together.forEach((answer, i) => {
  assert.equal(answer.id, String(i));
  assert.deepEqual(answer.outputs[0].contents.fp32_contents, [i / 128, i / 128, i / 128]);
});
client.close();
console.log('conforms');
