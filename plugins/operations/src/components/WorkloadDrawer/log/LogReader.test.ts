import { problem } from '../../../__fixtures__/operations';
import { LogReader, LogState } from './LogReader';

const line = (second: number) =>
  `2026-11-20T12:00:0${second}Z line ${second}\n`;

/** A log in pieces; it stays open after the last one, or ends. */
function streamOf(pieces: string[], isOpen: boolean): ReadableStream<string> {
  const left = [...pieces];
  return new ReadableStream<string>({
    pull: controller => {
      const piece = left.shift();
      if (piece !== undefined) controller.enqueue(piece);
      else if (!isOpen) controller.close();
    },
  });
}

function until(reader: LogReader, phase: LogState['phase']): Promise<void> {
  return new Promise(resolve => {
    const unsubscribe = reader.subscribe(() => {
      if (reader.getPicture().state.phase !== phase) return;
      unsubscribe();
      resolve();
    });
  });
}

const said = (reader: LogReader) =>
  reader
    .getPicture()
    .entries.map(entry => (entry.kind === 'line' ? entry.text : '—'));

describe('LogReader', () => {
  it('goes on where it was stopped, without what it has', async () => {
    const answers = [
      [line(1), line(2)],
      [line(1), line(2), line(3)],
    ];
    const reader = LogReader.create({
      follow: true,
      open: async () => streamOf(answers.shift() ?? [], true),
    });
    reader.start();
    await until(reader, 'live');
    reader.stop();
    await until(reader, 'paused');
    expect(said(reader)).toEqual(['line 1', 'line 2']);
    reader.start();
    await until(reader, 'live');
    reader.stop();
    await until(reader, 'paused');
    expect(said(reader)).toEqual(['line 1', 'line 2', '—', 'line 3']);
    expect(reader.getPicture().total).toBe(3);
  });

  it('asks again for a log that ended, and not for one that does not grow', async () => {
    const open = jest.fn(async () => streamOf([line(1)], false));
    const ended = LogReader.create({ follow: false, open });
    ended.start();
    await until(ended, 'complete');
    expect(said(ended)).toEqual(['line 1']);
    expect(open).toHaveBeenCalledTimes(1);

    let askedAgain = () => {};
    const again = new Promise<void>(resolve => {
      askedAgain = resolve;
    });
    let calls = 0;
    const growing = LogReader.create({
      follow: true,
      open: async () => {
        if (++calls === 2) askedAgain();
        return streamOf([line(1)], false);
      },
    });
    growing.start();
    await again;
    await until(growing, 'waiting');
    growing.stop();
    // The same line is no news, and no break.
    expect(said(growing)).toEqual(['line 1']);
  });

  it.each([
    [403, 'refused'],
    [404, 'refused'],
    [429, 'waiting'],
    [503, 'waiting'],
  ] as const)('after an answer %s it is %s', async (status, phase) => {
    const open = jest.fn(async () => {
      throw problem(status, 'No.');
    });
    const reader = LogReader.create({ follow: true, open });
    reader.start();
    await until(reader, phase);
    const { state } = reader.getPicture();
    expect('error' in state && state.error?.message).toBe('No.');
    reader.stop();
  });

  it('draws a few times a second, however much is written', async () => {
    const pieces = Array.from({ length: 2_000 }, (_, index) =>
      `${'x'.repeat(99)} ${index}\n`.repeat(10),
    );
    const reader = LogReader.create({
      follow: false,
      open: async () => streamOf(pieces, false),
    });
    const draw = jest.fn();
    reader.subscribe(draw);
    reader.start();
    await until(reader, 'complete');
    expect(reader.getPicture().total).toBe(20_000);
    expect(reader.getPicture().entries).toHaveLength(5_000);
    // Two megabytes in 2,000 pieces.
    expect(draw.mock.calls.length).toBeLessThan(200);
  });
});
