/*
 * Progress on the terminal. On a TTY one line that moves; elsewhere (a pipe, a CI log) plain lines, often enough to
 * see that it still works and rare enough to read.
 */
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const PLAIN_EVERY_MS = 20_000;

/** A duration as people say it. */
export function spoken(ms) {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function movingLine(title, out, elapsed) {
  let note = '';
  let frame = 0;
  const draw = () => {
    frame = (frame + 1) % FRAMES.length;
    const line = `${FRAMES[frame]} ${title}  ${elapsed()}  ${note}`;
    out.write(`\r\x1b[2K${line.slice(0, (out.columns ?? 80) - 1)}`);
  };
  draw();
  const timer = setInterval(draw, 120);
  return {
    note: text => {
      note = text;
    },
    end: line => {
      clearInterval(timer);
      out.write(`\r\x1b[2K${line}\n`);
    },
  };
}

function plainLines(title, out, elapsed) {
  let note = '';
  out.write(`- ${title} …\n`);
  const timer = setInterval(() => {
    out.write(`  ${title}  ${elapsed()}  ${note}\n`);
  }, PLAIN_EVERY_MS);
  return {
    note: text => {
      note = text;
    },
    end: line => {
      clearInterval(timer);
      out.write(`${line}\n`);
    },
  };
}

/** A line of a stack says nothing to who waits. */
const STACK = /^\s*at ((async |new )?\S.* \(|\S+:\d+:\d+)/;

let current;

/** Runs one step and shows that it moves. The work is handed `note(text)` and may return a word for the end. */
export async function step(title, work, out = process.stdout) {
  const started = Date.now();
  const elapsed = () => spoken(Date.now() - started);
  const draw = out.isTTY ? movingLine : plainLines;
  const line = draw(title, out, elapsed);
  let over = false;
  const end = (mark, result) => {
    if (!over) line.end(`${mark} ${title}  ${result}`);
    over = true;
  };
  current = () => end('–', 'interrupted');
  try {
    const result = await work(text => {
      if (!STACK.test(text)) line.note(text);
    });
    end('✓', typeof result === 'string' ? result : elapsed());
    return result;
  } catch (error) {
    end('✗', elapsed());
    throw error;
  } finally {
    current = undefined;
  }
}

/** Ends the line of the step under way, because the program ends. */
export function interruptStep() {
  current?.();
}
