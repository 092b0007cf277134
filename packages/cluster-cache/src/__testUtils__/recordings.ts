import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Recordings of a real API server: the large ones beside the checkout where they are there, else the small ones here. */
const SHARED = path.resolve(__dirname, '../../../../../shared/data/kubernetes');
const OWN = path.resolve(__dirname, '../__fixtures__');

export function recording(name: string): string {
  const shared = path.join(SHARED, name);
  const file = existsSync(shared) ? shared : path.join(OWN, name);
  return readFileSync(file, 'utf8');
}

export interface RecordedError {
  file: string;
  httpStatus: number;
  request: string;
  headers: Record<string, string>;
}

export function recordedErrors(): RecordedError[] {
  return JSON.parse(recording('errors/errors.json'));
}
