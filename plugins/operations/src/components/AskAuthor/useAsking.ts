import { QuestionDraft } from '@operate-first/plugin-operations-common';
import { useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useQuestionDraft } from '../../hooks/useAuthors';
import { useDraft } from '../../hooks/useDraft';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { usualOf, WhomChoice, whomOf } from '../Authors';
import { Asking } from './AskDialog';

const RESTS_MS = 600;

/** What somebody writes over what is filled in. What they wrote survives a reload, and an error. */
function useFilled(name: string, filled: string | undefined) {
  const [kept, keep] = useDraft(name);
  const [isTouched, setTouched] = useState(false);
  const isOwn = isTouched || kept !== '';
  return {
    value: isOwn ? kept : filled ?? '',
    isOwn,
    write: (next: string) => {
      setTouched(true);
      keep(next);
    },
    forget: () => keep(''),
  };
}

/**
 * A question that is being written: filled in once, then the writer's; what resembles it and the ways elsewhere follow
 * what is written.
 *
 * @internal
 */
export function useAsking(asking: Asking) {
  const { artefact, incident, alert } = asking;
  const { locale } = useOperationsTranslation();
  const base = {
    artefact,
    incident,
    alert,
    language: locale.startsWith('de') ? ('de' as const) : ('en' as const),
  };
  const first = useQuestionDraft(base);
  // What is filled in does not change under the fingers of who writes.
  const held = useRef<QuestionDraft>();
  held.current ??= first.data;
  const filled = held.current;

  const name = `operations.ask.${JSON.stringify([artefact, incident, alert])}`;
  const title = useFilled(`${name}.title`, filled?.title);
  const text = useFilled(`${name}.text`, filled?.text);
  const choices = filled ? whomOf(filled.authors) : [];
  const [chosen, setChosen] = useState<WhomChoice>();
  const whom = chosen ?? usualOf(choices);

  const [asked, setAsked] = useState<{
    to?: string;
    title?: string;
    text?: string;
  }>();
  useDebounce(
    () => {
      if (title.isOwn || text.isOwn || chosen) {
        setAsked({
          to: whom?.to?.ref,
          title: title.value || undefined,
          text: text.value || undefined,
        });
      }
    },
    RESTS_MS,
    [title.value, text.value, whom?.to?.ref],
  );
  const later = useQuestionDraft(asked && { ...base, ...asked });
  const { similar = [], links = [] } = later.data ?? filled ?? {};
  return {
    draft: first,
    filled,
    title,
    text,
    whom,
    choose: setChosen,
    similar: similar.filter(({ confidence }) => confidence !== 'low'),
    links,
  };
}
