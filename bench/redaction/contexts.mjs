/*
 * Where things stand in the texts of operations. The rules were written while looking at the first list; the second was
 * only measured.
 */
const stamp = r =>
  `2025-0${r.between(1, 9)}-1${r.below(9)}T0${r.below(9)}:${r.between(
    10,
    59,
  )}:${r.between(10, 59)}.${r.between(100, 999)}Z`;

export const OPEN = [
  (v, r) => `${stamp(r)} INFO  handled request for ${v} in ${r.below(900)} ms`,
  (v, r) =>
    `{"level":"warn","ts":"${stamp(r)}","msg":"retrying","target":"${v}"}`,
  v => `spec:\n  template:\n    value: ${v}\n    replicas: 3\n`,
  v => `We saw ${v} in the logs, and nothing else for an hour.`,
  v => `Gegen Mittag fiel uns ${v} auf; danach war Ruhe.`,
  v => `$ kubectl describe pod web-0 | grep ${v}\n`,
  v =>
    `java.io.IOException: refused: ${v}\n\tat com.acme.Client.call(Client.java:88)\n`,
  v => `- \`${v}\` was the first one\n- the second came later\n`,
  (v, r) => `level=error ts=${stamp(r)} caller=main.go:42 err="${v}"`,
  v => `| what | value |\n| --- | --- |\n| first | ${v} |\n`,
];

export const HELD_OUT = [
  (v, r) => `[${stamp(r)}] [error] worker <${v}> stopped\n`,
  v =>
    `Traceback (most recent call last):\n  File "app.py", line 3, in run\nValueError: ${v}\n`,
  v => `env:\n- name: TARGET\n  value: "${v}"\n`,
  v => `Zuerst dachten wir an «${v}», was aber falsch war.`,
  v => `("${v}", 42)`,
  v => `> ${v}\n\nwas what the customer had sent us.`,
  (v, r) =>
    `E0${r.between(101, 912)} 1${r.below(
      9,
    )}:22:33.123456       1 reflector.go:138] failed: ${v}`,
  v => `<td>${v}</td><td>ok</td>`,
  v => `echo '${v}' | tee -a notes.txt`,
  v => `thread 'main' panicked at 'called unwrap: ${v}', src/main.rs:7:5`,
];

/** What has a line of its own: keys over lines, headers. */
const LINES_OPEN = [v => `${v}\n`, v => `before\n${v}\nafter the line\n`];
const LINES_HELD_OUT = [
  v => `# as found\n\n${v}`,
  v => `\`\`\`\n${v}\n\`\`\`\n`,
];

/** Half of the variants of a kind in contexts of one list, half in those of the other. */
export function variants(make, count, r) {
  return Array.from({ length: count }, (_, i) => {
    const heldOut = i % 2 === 1;
    const { value, parts, line } = make(r);
    const open = line ? LINES_OPEN : OPEN;
    const closed = line ? LINES_HELD_OUT : HELD_OUT;
    const context = r.one(heldOut ? closed : open);
    return { text: context(value, r), parts, heldOut };
  });
}
