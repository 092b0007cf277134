import { Finding, Redacted } from './model';

/** How far what stands in a text now may change what is found around it. */
const NEAR = 210;
const ROUNDS = 4;

/** The text with pseudonyms in it. @internal */
export function applied(text: string, findings: Finding[]): string {
  if (findings.length === 0) return text;
  let at = 0;
  const pieces: string[] = [];
  for (const { start, end, pseudonym } of findings) {
    pieces.push(text.slice(at, start), pseudonym);
    at = end;
  }
  pieces.push(text.slice(at));
  // Joined, not added up: what is added up is slow to read character by character.
  return pieces.join('');
}

/** Where the pseudonyms stand in the text that they are in. */
function placesOf(findings: Finding[]) {
  let shift = 0;
  return findings.map(({ start, end, pseudonym }) => {
    const from = start + shift;
    shift += pseudonym.length - (end - start);
    return { from, to: from + pseudonym.length, shift };
  });
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || (code >= 9 && code <= 13);
}

/** The surroundings of the pseudonyms. */
function neighbourhoods(text: string, places: { from: number; to: number }[]) {
  const result: { from: number; to: number }[] = [];
  for (const place of places) {
    // From blank to blank: half of a number may look like another.
    let from = Math.max(0, place.from - NEAR);
    while (from > 0 && from < place.from && !isBlank(text, from - 1)) from += 1;
    let to = Math.min(text.length, place.to + NEAR);
    while (to < text.length && to > place.to && !isBlank(text, to)) to -= 1;
    const last = result[result.length - 1];
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** Findings of the text as it stands now, beside those of before: told of the text that was given. */
function composed(given: Finding[], more: Finding[]): Finding[] {
  const places = placesOf(given);
  const back = (at: number, end: boolean) => {
    let shift = 0;
    for (let i = 0; i < places.length; i += 1) {
      const { from, to } = places[i];
      if (end ? at <= from : at < from) break;
      if (end ? at <= to : at < to) return end ? given[i].end : given[i].start;
      shift = places[i].shift;
    }
    return at - shift;
  };
  const moved = more.map(each => ({
    ...each,
    start: back(each.start, false),
    end: back(each.end, true),
  }));
  const rest = given.filter(
    old => !moved.some(each => each.start < old.end && old.start < each.end),
  );
  return [...rest, ...moved].sort((a, b) => a.start - b.start);
}

/**
 * Redacts until nothing more is found: where something was redacted, what is beside it may be read differently.
 *
 * @internal
 */
export function settled(
  text: string,
  find: (text: string, from: number, to: number) => Finding[],
): Redacted {
  let findings = find(text, 0, text.length);
  let result = applied(text, findings);
  for (let round = 0; round < ROUNDS && findings.length > 0; round += 1) {
    const more: Finding[] = [];
    for (const { from, to } of neighbourhoods(result, placesOf(findings))) {
      more.push(...find(result, from, to));
    }
    if (more.length === 0) break;
    findings = composed(findings, more);
    result = applied(text, findings);
  }
  return { text: result, findings };
}
