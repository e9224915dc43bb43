import { DefaultDeserializer, DefaultSerializer } from 'node:v8';

/** Typed arrays, as they are kept beside the data that they belong to. */
type Numbers = InstanceType<(typeof KINDS)[number]>;

const KINDS = [Uint8Array, Uint16Array, Uint32Array, Int8Array, Int32Array, Float32Array, Float64Array];

/** Smaller arrays, in bytes, stay among the data: each of the others is read by itself. */
const SMALL = 1024;

/**
 * Plain data in V8's format, and apart from it the bytes of its typed arrays, one after the other: what is read back is neither
 * copied nor a view of all the rest.
 */
export function serializeApart(data: unknown): { data: Uint8Array; arrays: Uint8Array[] } {
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(data);
  return { data: serializer.releaseBuffer(), arrays: serializer.arrays };
}

/** Reads the data back; `fill` fills the arrays that lie apart, in their order. */
export function deserializeApart(data: Uint8Array, fill: (array: Uint8Array) => void): unknown {
  const deserializer = new Deserializer(data, fill);
  deserializer.readHeader();
  return deserializer.readValue();
}

class Serializer extends DefaultSerializer {
  readonly arrays: Uint8Array[] = [];

  /** Called by V8, as `_readHostObject` is. */
  _writeHostObject(array: Numbers): void {
    const kind = KINDS.findIndex((own) => array instanceof own);
    if (kind < 0) throw new Error(`expected an array of numbers, found ${array.constructor.name}`);
    this.writeUint32(kind);
    this.writeUint32(array.byteLength);
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    if (bytes.length < SMALL) this.writeRawBytes(bytes);
    else this.arrays.push(bytes);
  }
}

class Deserializer extends DefaultDeserializer {
  #fill: (array: Uint8Array) => void;

  constructor(data: Uint8Array, fill: (array: Uint8Array) => void) {
    super(data);
    this.#fill = fill;
  }

  _readHostObject(): Numbers {
    const kind = KINDS[this.readUint32()];
    const length = this.readUint32();
    if (!kind) throw new Error('expected an array of numbers');
    const bytes = new Uint8Array(length);
    if (length < SMALL) bytes.set(this.readRawBytes(length));
    else this.#fill(bytes);
    return new kind(bytes.buffer, 0, length / kind.BYTES_PER_ELEMENT);
  }
}
