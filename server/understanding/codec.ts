import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Matrix } from './classify/matrix.ts';
import type { LanguageModel, Model } from './classify/model.ts';

/**
 * A model as it lies on disk: the length of a JSON head, the head, then the numbers of each matrix,
 * deflated: most weights are small.
 */
export const encodeModel = (model: Model, stamp: string): Buffer => {
  const matrices = matricesOf(model);
  const head = JSON.stringify({
    stamp,
    lore: model.lore,
    zh: headOf(model.zh),
    en: headOf(model.en),
    matrices: matrices.map(({ labels, hashes, scales, biases }) => ({
      labels,
      rows: hashes.length,
      scales: [...scales],
      biases: [...biases],
    })),
  });
  const size = Buffer.alloc(4);
  const bytes = Buffer.from(head, 'utf8');
  size.writeUInt32LE(bytes.length);
  const numbers = matrices.flatMap(({ hashes, weights }) => [bytesOf(hashes), bytesOf(weights)]);
  return Buffer.concat([size, bytes, deflateRawSync(Buffer.concat(numbers))]);
};

/** The stamp a file was made with; undefined if the file is no model. */
export const stampOf = (file: Buffer): string | undefined => {
  const match = /^\{"stamp":"([0-9a-f]{1,64})"/.exec(file.subarray(4, 120).toString('utf8'));
  return match?.[1];
};

export const decodeModel = (file: Buffer): Model => {
  const length = file.readUInt32LE(0);
  const head = JSON.parse(file.subarray(4, 4 + length).toString('utf8')) as Head;
  const numbers = inflateRawSync(file.subarray(4 + length));
  let at = 0;
  const take = (bytes: number): ArrayBuffer => {
    const slice = new Uint8Array(numbers.subarray(at, at + bytes)).buffer;
    at += bytes;
    return slice;
  };
  const matrices = head.matrices.map(({ labels, rows, scales, biases }): Matrix => {
    const hashes = new Int32Array(take(rows * 4));
    const weights = new Int8Array(take(rows * labels.length));
    return {
      labels,
      hashes,
      weights,
      scales: Float32Array.from(scales),
      biases: Float32Array.from(biases),
    };
  });
  const [zhIntents, zhLeaves, enIntents, enLeaves] = matrices;
  if (!zhIntents || !zhLeaves || !enIntents || !enLeaves)
    throw new Error('model file is cut short');
  return {
    lore: head.lore,
    zh: { ...head.zh, intents: zhIntents, leaves: zhLeaves },
    en: { ...head.en, intents: enIntents, leaves: enLeaves },
  };
};

type Settings = Pick<LanguageModel, 'temperature' | 'leafTemperature' | 'rejection'>;

interface Head {
  readonly lore: Model['lore'];
  readonly zh: Settings;
  readonly en: Settings;
  readonly matrices: readonly {
    readonly labels: readonly string[];
    readonly rows: number;
    readonly scales: readonly number[];
    readonly biases: readonly number[];
  }[];
}

const headOf = ({ temperature, leafTemperature, rejection }: LanguageModel): Settings => ({
  temperature,
  leafTemperature,
  rejection,
});

const matricesOf = ({ zh, en }: Model): readonly Matrix[] => [
  zh.intents,
  zh.leaves,
  en.intents,
  en.leaves,
];

const bytesOf = (numbers: Int32Array | Int8Array): Buffer =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
