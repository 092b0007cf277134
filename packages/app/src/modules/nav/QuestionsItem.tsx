import { SidebarItem } from '@backstage/core-components';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  MyQuestions,
  questionsRouteRef,
} from '@operate-first/plugin-operations';
import { RiQuestionAnswerLine } from '@remixicon/react';
import { useViewer } from '../signIn';
import { CountedItem } from './CountedItem';
import { navTranslationRef } from './translation';

const Icon = () => <RiQuestionAnswerLine size={24} />;

/** The way to questions, with how many wait for who has signed in. Visitors read them; nobody asks them anything. */
export function QuestionsItem() {
  const path = useRouteRef(questionsRouteRef)?.();
  const viewer = useViewer();
  const { t } = useTranslationRef(navTranslationRef);
  if (!path) return null;
  const item = { to: path, icon: Icon, text: t('questions') };
  if (!viewer?.signedIn) return <SidebarItem {...item} />;
  return (
    <MyQuestions>
      {({ count, words }) => (
        <CountedItem {...item} count={count} words={words} />
      )}
    </MyQuestions>
  );
}
