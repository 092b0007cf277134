import { Finding, Redacted } from './model';

/** How far what stands in a text now may change what is found around it. */
const NEAR = 400;
const ROUNDS = 4;

/** The text with pseudonyms in it. @internal */
export function applied(text: string, findings: Finding[]): string {
  let at = 0;
  let result = '';
  for (const { start, end, pseudonym } of findings) {
    result += text.slice(at, start) + pseudonym;
    at = end;
  }
  return result + text.slice(at);
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

const isBlank = (text: string, at: number) => ' \n\t\r'.includes(text[at]);

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
  find: (text: string) => Finding[],
): Redacted {
  let findings = find(text);
  let result = applied(text, findings);
  for (let round = 0; round < ROUNDS && findings.length > 0; round += 1) {
    const more: Finding[] = [];
    for (const { from, to } of neighbourhoods(result, placesOf(findings))) {
      for (const each of find(result.slice(from, to))) {
        more.push({ ...each, start: each.start + from, end: each.end + from });
      }
    }
    if (more.length === 0) break;
    findings = composed(findings, more);
    result = applied(text, findings);
  }
  return { text: result, findings };
}
