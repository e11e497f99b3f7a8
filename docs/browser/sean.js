/** The network in ONNX Runtime Web. It encodes portraits and paints layouts, as docs/onnx.md does in Python. */

export const SIDE = 256; // pixels
const REGIONS = 19, LENGTH = 512, BLOCKS = 6;

export class Network {
  /** `ort` is the module onnxruntime-web; `prefix` is the path of both files, up to "-encoder.onnx". */
  static async load(ort, prefix) {
    const network = new Network();
    network.ort = ort;
    network.encoder = await ort.InferenceSession.create(`${prefix}-encoder.onnx`);
    network.generator = await ort.InferenceSession.create(`${prefix}-generator.onnx`);
    return network;
  }

  /**
   * The style matrix of a portrait, Float32Array [19, 512], in two passes. The second pass encodes the picture
   * that the generator paints with the first codes, and adds the difference of both to the first.
   *
   * pixels  Float32Array [3, 256, 256] in -1..1
   * labels  Uint8Array [256, 256], the region of each pixel
   */
  async encode(pixels, labels) {
    const first = await this.encodeOnce(pixels, labels);
    const again = await this.encodeOnce(await this.paint(labels, first), labels);
    const styles = first.map((value, i) => 2 * value - again[i]);
    for (let start = 0; start < styles.length; start += LENGTH) {
      const row = styles.subarray(start, start + LENGTH); // of RMS 1, or all zero
      const size = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0) / LENGTH);
      row.forEach((value, i) => (row[i] = value / Math.max(size, 1e-9)));
    }
    return styles;
  }

  /** One pass of the encoder. */
  async encodeOnce(pixels, labels) {
    const images = new this.ort.Tensor("float32", pixels, [1, 3, SIDE, SIDE]);
    const { styles } = await this.encoder.run({ images, labels: this.layout(labels) });
    return styles.data;
  }

  /** The picture of a layout with a style matrix: Float32Array [3, 256, 256] in -1..1. */
  async paint(labels, matrix) {
    const repeated = new Float32Array(BLOCKS * matrix.length); // the same matrix for each styled block
    for (let block = 0; block < BLOCKS; block++) repeated.set(matrix, block * matrix.length);
    const styles = new this.ort.Tensor("float32", repeated, [1, BLOCKS, REGIONS, LENGTH]);
    const { images } = await this.generator.run({ labels: this.layout(labels), styles });
    return images.data;
  }

  layout(labels) {
    return new this.ort.Tensor("int64", BigInt64Array.from(labels, BigInt), [1, SIDE, SIDE]);
  }
}

/** The style code of a region, a view of the matrix; all zero where the portrait has no such region. */
export function row(matrix, region) {
  return matrix.subarray(region * LENGTH, (region + 1) * LENGTH);
}

/** RGBA bytes of a picture whose side of `width` pixels is a multiple of 256, at 256 x 256: means of its pixels. */
export function smaller(rgba, width) {
  const times = width / SIDE, sums = new Float64Array(4 * SIDE * SIDE);
  if (times === 1) return rgba;
  for (let i = 0; i < rgba.length; i++) {
    const pixel = i >> 2, x = Math.floor((pixel % width) / times), y = Math.floor(pixel / width / times);
    sums[4 * (y * SIDE + x) + (i & 3)] += rgba[i];
  }
  return Uint8ClampedArray.from(sums, (sum) => Math.round(sum / times ** 2));
}

/** RGBA bytes of 256 x 256 pixels as the network's input, Float32Array [3, 256, 256] in -1..1. */
export function toPixels(rgba) {
  const plane = SIDE * SIDE, pixels = new Float32Array(3 * plane);
  for (let i = 0; i < 3 * plane; i++) pixels[i] = rgba[4 * (i % plane) + Math.floor(i / plane)] / 127.5 - 1;
  return pixels;
}

/** A picture of the network, Float32Array [3, 256, 256] in -1..1, for a canvas. */
export function toImageData(pixels) {
  const plane = SIDE * SIDE, image = new ImageData(SIDE, SIDE);
  image.data.fill(255);
  for (let i = 0; i < 3 * plane; i++) image.data[4 * (i % plane) + Math.floor(i / plane)] = (pixels[i] + 1) * 127.5;
  return image;
}
