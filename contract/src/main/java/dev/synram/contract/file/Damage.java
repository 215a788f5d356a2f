package dev.synram.contract.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Damages the content of files randomly but reproducibly. */
public final class Damage {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int[] EXTREMES = {
        0, 1, -1, 127, 128, 255, 256, 65_535, 65_536, 46_341, 1 << 30, -1 << 31, ~(1 << 31), 0x7F800000, 0x7FC00000
    };

    private static final Pattern NUMBER = Pattern.compile("(?<=[ :,\\[])-?\\d[\\d.eE+-]*");
    private static final Pattern NAME = Pattern.compile("\"[^\"]*\"(?= ?:)");
    private static final List<String> ODD_NUMBERS =
            List.of("NaN", "-Infinity", "1e400", "-1e400", "1e-400", "00", "1e999999999", "0x1", "9".repeat(400));

    private Damage() {}

    /** Bytes that are truncated, changed, removed, repeated or replaced by extreme numbers. */
    public static byte[] bytes(byte[] whole, Random random) {
        byte[] damaged = random.nextInt(3) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && damaged.length > 8; i++) {
            int at = random.nextBoolean()
                    ? random.nextInt(damaged.length)
                    : random.nextInt(Math.min(64, damaged.length));
            switch (random.nextInt(4)) {
                case 0 -> damaged[at] = (byte) random.nextInt();
                case 1 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> writeExtreme(damaged, at, random);
                default -> damaged = spliced(damaged, at, random);
            }
        }
        return damaged;
    }

    private static void writeExtreme(byte[] bytes, int at, Random random) {
        int value = EXTREMES[random.nextInt(EXTREMES.length)];
        boolean bigEndian = random.nextBoolean();
        for (int i = 0; i < 4 && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> (8 * (bigEndian ? 3 - i : i)));
        }
    }

    private static byte[] spliced(byte[] bytes, int at, Random random) {
        int length = Math.min(bytes.length - at, 1 + random.nextInt(16));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        if (random.nextBoolean()) { // repeated, otherwise removed
            out.write(bytes, at, length);
            out.write(bytes, at, length);
        }
        out.write(bytes, at + length, bytes.length - at - length);
        return out.toByteArray();
    }

    /** A JSON document in which values are replaced, removed, added or exchanged; sometimes its text is damaged. */
    public static byte[] json(byte[] document, Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> bytes(document, random);
            case 2 -> text(document, random);
            default -> jsonValues(document, random);
        };
    }

    /** A JSON document with another number that no tree holds, or with another name of a field, which may be there already. */
    private static byte[] text(byte[] document, Random random) {
        String whole = new String(document, StandardCharsets.UTF_8);
        boolean number = random.nextBoolean();
        List<MatchResult> places =
                (number ? NUMBER : NAME).matcher(whole).results().toList();
        if (places.isEmpty()) {
            return bytes(document, random);
        }
        MatchResult place = places.get(random.nextInt(places.size()));
        String other = number
                ? ODD_NUMBERS.get(random.nextInt(ODD_NUMBERS.size()))
                : places.get(random.nextInt(places.size())).group();
        return (whole.substring(0, place.start()) + other + whole.substring(place.end()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A JSON document in which values are replaced, removed, added or exchanged, and which is JSON. */
    public static byte[] jsonValues(byte[] document, Random random) {
        JsonMapper mapper = JsonMapper.shared();
        JsonNode root = mapper.readTree(document);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            List<JsonNode> containers = new ArrayList<>();
            collect(root, containers);
            change(containers.get(random.nextInt(containers.size())), random);
        }
        return mapper.writeValueAsBytes(root);
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static void change(JsonNode node, Random random) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = List.copyOf(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.set("unknown" + random.nextInt(3), other(random));
                case 2 -> {
                    String second = names.get(random.nextInt(names.size()));
                    JsonNode value = object.required(name);
                    object.set(name, object.required(second));
                    object.set(second, value);
                }
                default -> object.set(name, other(random));
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            int index = random.nextInt(array.size());
            switch (random.nextInt(5)) {
                case 0 -> array.remove(index);
                case 1 ->
                    array.insert(index, array.get(random.nextInt(array.size())).deepCopy());
                case 2 -> {
                    int second = random.nextInt(array.size());
                    JsonNode value = array.get(index);
                    array.set(index, array.get(second));
                    array.set(second, value);
                }
                default -> array.set(index, other(random));
            }
        }
    }

    private static JsonNode other(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(-1);
            case 2 -> NODES.numberNode(0);
            case 3 -> NODES.numberNode(EXTREMES[random.nextInt(EXTREMES.length)]);
            case 4 -> NODES.numberNode(Long.MAX_VALUE);
            case 5 -> NODES.numberNode(1e308);
            case 6 -> NODES.numberNode(0.5);
            case 7 -> NODES.stringNode("NaN");
            case 8 -> NODES.stringNode("line\nbreak\u001b[31m\u202e");
            case 9 -> NODES.booleanNode(random.nextBoolean());
            case 10 -> NODES.arrayNode();
            case 11 -> NODES.objectNode();
            case 12 -> NODES.arrayNode().add(1).add("x");
            default -> NODES.numberNode(random.nextInt(2000));
        };
    }

    /** An archive in which one entry is damaged, removed or renamed. */
    public static byte[] zip(Map<String, byte[]> entries, Random random) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            List<Map.Entry<String, byte[]>> all = List.copyOf(new TreeMap<>(entries).entrySet());
            int chosen = random.nextInt(all.size());
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (int i = 0; i < all.size(); i++) {
                    String name = all.get(i).getKey();
                    byte[] content = all.get(i).getValue();
                    boolean hit = i == chosen;
                    int kind = random.nextInt(8);
                    if (hit && kind == 0) {
                        continue;
                    }
                    zip.putNextEntry(new ZipEntry(hit && kind == 1 ? name + "x" : name));
                    zip.write(!hit ? content : name.endsWith(".json") ? json(content, random) : bytes(content, random));
                    zip.closeEntry();
                }
            }
            return random.nextInt(6) == 0 ? bytes(bytes.toByteArray(), random) : bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An archive with the given entries. */
    public static byte[] archive(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The entries of an archive. */
    public static Map<String, byte[]> entries(byte[] archive) {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }
}
