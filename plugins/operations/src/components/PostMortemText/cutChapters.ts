import { Chapter, Stretch } from './chapters';

/** As much of a stretch as there is room for, in whole lines. */
function cutStretch({ text, isInternal }: Stretch, room: number): Stretch {
  const line = text.lastIndexOf('\n', room);
  return { text: text.slice(0, line > 0 ? line : room), isInternal };
}

/**
 * The beginning of an account, where it is long: laying out all of it takes its time.
 *
 * @param most - So many characters.
 * @internal
 */
export function cutChapters(
  chapters: Chapter[],
  most: number,
): { shown: Chapter[]; isCut: boolean } {
  let room = most;
  const shown: Chapter[] = [];
  for (const chapter of chapters) {
    const stretches: Stretch[] = [];
    for (const stretch of chapter.stretches) {
      if (room <= 0) break;
      const isLong = stretch.text.length > room;
      stretches.push(isLong ? cutStretch(stretch, room) : stretch);
      room -= stretch.text.length;
    }
    shown.push(
      stretches.length === chapter.stretches.length && room >= 0
        ? chapter
        : { ...chapter, stretches },
    );
    if (room <= 0) break;
  }
  return { shown, isCut: room < 0 || shown.length < chapters.length };
}
