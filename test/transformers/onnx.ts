// The few messages of ONNX's protobuf schema (onnx.proto3, field numbers in brackets) that a tiny model needs.

/** A constant of a model: floats or 64-bit integers, with its shape. */
export interface Constant {
  name: string;
  shape: number[];
  floats?: Float32Array;
  integers?: number[];
}

/** One operation: what it is called in ONNX, the names it reads, the name it writes. */
export interface Operation {
  type: string;
  inputs: string[];
  output: string;
  /** Integers (or lists of them) only. */
  attributes?: Record<string, number | number[]>;
}

/** An input or output with named or fixed dimensions. */
export interface Port {
  name: string;
  type: 'float' | 'int64';
  shape: (string | number)[];
}

/** The bytes of an ONNX model of operator set 13, IR version 8. */
export function onnxModel(graph: {
  operations: Operation[];
  constants: Constant[];
  inputs: Port[];
  outputs: Port[];
}): Uint8Array {
  const { operations, constants, inputs, outputs } = graph;
  return Buffer.concat([
    varint(1, 8), // ModelProto: ir_version (1), graph (7), opset_import (8)
    message(7, [
      ...operations.map((operation) => message(1, node(operation))), // GraphProto: node (1)
      text(2, 'tiny'), // name (2)
      ...constants.map((constant) => message(5, tensor(constant))), // initializer (5)
      ...inputs.map((port) => message(11, valueInfo(port))), // input (11)
      ...outputs.map((port) => message(12, valueInfo(port))), // output (12)
    ]),
    message(8, [text(1, ''), varint(2, 13)]), // OperatorSetIdProto: domain (1), version (2)
  ]);
}

const TYPES = { float: 1, int64: 7 };

// NodeProto: input (1), output (2), op_type (4), attribute (5).
function node({ type, inputs, output, attributes = {} }: Operation): Uint8Array[] {
  return [
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(4, type),
    ...Object.entries(attributes).map(([name, value]) => message(5, attribute(name, value))),
  ];
}

// AttributeProto: name (1), i (3), ints (8), type (20): 2 for one integer, 7 for several.
function attribute(name: string, value: number | number[]): Uint8Array[] {
  if (typeof value === 'number') return [text(1, name), varint(3, value), varint(20, 2)];
  return [text(1, name), ...value.map((one) => varint(8, one)), varint(20, 7)];
}

// TensorProto: dims (1), data_type (2), name (8), raw_data (9), little-endian.
function tensor({ name, shape, floats, integers = [] }: Constant): Uint8Array[] {
  const raw = floats
    ? new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength)
    : new Uint8Array(BigInt64Array.from(integers, BigInt).buffer);
  const type = floats ? TYPES.float : TYPES.int64;
  return [...shape.map((size) => varint(1, size)), varint(2, type), text(8, name), bytes(9, raw)];
}

// ValueInfoProto: name (1), type (2); TypeProto: tensor_type (1); its elem_type (1) and shape (2); dim (1): value (1) or param (2).
function valueInfo({ name, type, shape }: Port): Uint8Array[] {
  const dimensions = shape.map((size) =>
    message(1, [typeof size === 'number' ? varint(1, size) : text(2, size)]),
  );
  return [text(1, name), message(2, [message(1, [varint(1, TYPES[type]), message(2, dimensions)])])];
}

function message(field: number, parts: Uint8Array[]): Uint8Array {
  return bytes(field, Buffer.concat(parts));
}

function text(field: number, value: string): Uint8Array {
  return bytes(field, Buffer.from(value));
}

function bytes(field: number, value: Uint8Array): Uint8Array {
  return Buffer.concat([base128((field << 3) | 2), base128(value.length), value]);
}

function varint(field: number, value: number): Uint8Array {
  return Buffer.concat([base128(field << 3), base128(value)]);
}

// Negative numbers are written as 64-bit two's complement.
function base128(value: number): Uint8Array {
  const out: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128);
  return Uint8Array.of(...out, Number(rest));
}
