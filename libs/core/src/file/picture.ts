import sharp, { type Sharp } from 'sharp';
import { Refusal } from '@heli/sdk';
import { Mutex } from '../database/mutex.js';
import { sentenceOf } from '../fault/faults.js';
import type { FileType } from './file-type.js';
import { systemCode } from './system-code.js';

/** More than any camera takes; decoding what claims more is refused before it begins. */
const mostPixels = 50_000_000;
/** As large as a screen or a print on paper needs. */
const longestSide = 3000;
const patienceSeconds = 20;

sharp.cache(false);
sharp.concurrency(1);
/** One picture at a time: each takes memory by its pixels. */
const desk = new Mutex();

/**
 * Draws a picture anew, upright and no larger than needed. Place, camera, owner and whatever else was hidden in the
 * file stay behind.
 * @throws Refusal if it is no whole picture, or has too many pixels
 */
export function redraw(from: string, to: string, { type }: FileType): Promise<void> {
  return desk.run(async () => {
    try {
      const picture = sharp(from, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
        .autoOrient()
        .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
        .timeout({ seconds: patienceSeconds });
      await drawnAs(picture, type).toFile(to);
    } catch (error) {
      if (systemCode(error) !== undefined) throw error;
      if (/pixel limit/.test(sentenceOf(error)))
        throw new Refusal('invalid', 'core.refusal.pictureTooLarge', { most: mostPixels / 1_000_000 });
      throw new Refusal('invalid', 'core.refusal.pictureBroken');
    }
  });
}

function drawnAs(picture: Sharp, type: string): Sharp {
  if (type === 'image/jpeg') return picture.jpeg({ quality: 82, mozjpeg: false });
  return type === 'image/png' ? picture.png() : picture.webp({ quality: 82 });
}
