import { Button } from '@backstage/ui';
import { readPostMortem } from '@operate-first/plugin-operations-common';
import { useMemo, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { cutChapters, PostMortemText, useChapters } from '../PostMortemText';
import { pageStyles } from '../Page';
import styles from './PostMortemEditor.module.css';

/** It follows the text at this distance. */
const FOLLOWS_MS = 300;
/** So much is laid out unasked. */
const MOST = 40_000;

/**
 * How a text will look; the beginning of it where it is long.
 *
 * @internal
 */
export function PreviewPanel(props: { text: string }) {
  const { text } = props;
  const { t } = useOperationsTranslation();
  const [following, setFollowing] = useState(text);
  useDebounce(() => setFollowing(text), FOLLOWS_MS, [text]);
  const [all, setAll] = useState(false);
  const body = useMemo(
    () => readPostMortem(following).document?.body ?? following,
    [following],
  );
  const chapters = useChapters(body) ?? [];
  const { shown, isCut } = cutChapters(chapters, all ? Infinity : MOST);
  if (chapters.length === 0) {
    return <p className={pageStyles.quiet}>{t('postMortem.edit.empty')}</p>;
  }
  return (
    <>
      <PostMortemText chapters={shown} />
      {isCut && (
        <p className={styles.tools}>
          {t('postMortem.edit.cut')}
          <Button size="small" variant="secondary" onPress={() => setAll(true)}>
            {t('postMortem.edit.showAll')}
          </Button>
        </p>
      )}
    </>
  );
}
