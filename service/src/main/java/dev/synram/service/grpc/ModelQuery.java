package dev.synram.service.grpc;

/**
 * A request about a model: {@code ModelReadyRequest} and {@code ModelMetadataRequest}.
 *
 * @param name of the model
 * @param version of the model; any if empty
 */
record ModelQuery(String name, String version) {

    static ModelQuery read(byte[] message) {
        String[] fields = {"", ""};
        ProtoReader.message(message, (number, in) -> {
            boolean known = number == 1 || number == 2;
            if (known) {
                fields[number - 1] = in.readStringRequireUtf8();
            }
            return known;
        });
        return new ModelQuery(fields[0], fields[1]);
    }
}
