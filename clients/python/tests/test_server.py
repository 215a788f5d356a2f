"""Against a server with a network of 96 inputs and 3 results, each of which is the first value of the sample.

Run by PythonClientTest, which starts it. SYNRAM_SERVER is its address, SYNRAM_TOKEN a token of it.
"""

import os
import unittest

import numpy as np

from synram_client import AccessDenied, Client, InvalidRequest, NotFound

URL = os.environ["SYNRAM_SERVER"]
TOKEN = os.environ["SYNRAM_TOKEN"]


class ServerTest(unittest.TestCase):
    def setUp(self) -> None:
        self.client = Client(URL, TOKEN, timeout=10)
        self.addCleanup(self.client.close)

    def test_tells_its_models(self) -> None:
        self.assertTrue(self.client.is_ready())
        self.assertEqual(self.client.models(), ["thirds", "others"])
        metadata = self.client.metadata("thirds")
        self.assertEqual(metadata.sample_shape, (96,))
        self.assertEqual(metadata.input.datatype, "FP32")
        self.assertEqual(metadata.classes.name, "dense1.class")

    def test_arrays_go_in_and_out(self) -> None:
        samples = np.linspace(0, 1, 5 * 96, dtype=np.float32).reshape(5, 96)
        result = self.client.infer("thirds", samples, trials=3, details=True)
        np.testing.assert_array_equal(result.values, np.repeat(samples[:, :1], 3, axis=1))
        self.assertEqual(result.values.dtype, np.float32)
        np.testing.assert_array_equal(result.deviations, np.zeros((5, 3)))
        np.testing.assert_array_equal(result.classes, np.zeros(5))
        self.assertEqual(result.classes.dtype, np.int64)
        assert result.details is not None
        self.assertEqual(result.details.chip, "fast")
        self.assertEqual(result.details.modelled_microseconds_per_sample, 2.0)
        self.assertIsNone(self.client.infer("thirds", samples).details)

    def test_all_types_and_orders_are_taken(self) -> None:
        ones = np.ones((2, 96))
        for name in "bool uint8 uint16 uint32 uint64 int8 int16 int32 int64 float16 float32 float64 >f4 >i2".split():
            with self.subTest(name):
                values = self.client.infer("thirds", ones.astype(name)).values
                np.testing.assert_array_equal(values, np.ones((2, 3)))
        transposed = np.arange(2 * 96, dtype=np.float32).reshape(96, 2).T / 192
        values = self.client.infer("thirds", transposed).values
        np.testing.assert_array_equal(values[:, 0], transposed[:, 0])
        with self.assertRaisesRegex(TypeError, "give numbers of bool"):
            self.client.infer("thirds", ["a"])

    def test_errors_have_the_words_of_the_server(self) -> None:
        with self.assertRaisesRegex(NotFound, "there is no model 'none'; there are thirds, others"):
            self.client.metadata("none")
        with self.assertRaisesRegex(InvalidRequest, r"has shape \[2, 95\]; model thirds takes \[samples, 96\]") as caught:
            self.client.infer("thirds", np.zeros((2, 95)))
        self.assertEqual(caught.exception.status, 400)
        with self.assertRaises(InvalidRequest):
            self.client.infer("thirds", np.zeros((1, 96)), trials=0)
        with self.assertRaises(NotFound):
            self.client.metadata("../health/live")

    def test_tokens_are_needed(self) -> None:
        for token in (None, "wrong"):
            with Client(URL, token) as stranger:
                self.assertTrue(stranger.is_ready())
                with self.assertRaises(AccessDenied) as caught:
                    stranger.models()
                self.assertEqual(caught.exception.status, 401)


if __name__ == "__main__":
    unittest.main()
