import { ChangedFile } from '@operate-first/plugin-operations-common';
import { useMemo, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ShowMore } from '../ClusterState';
import { CodeBlock } from '../CodeBlock';
import { UnifiedDiff } from '../PostMortemEditor/UnifiedDiff';
import { Folder, foldersOf, patchOf } from './files';
import styles from './Onboarding.module.css';

/** More folders than anybody reads at once. */
const FIRST = 40;
/** As reviewers know them. */
const SIGNS = { added: '+', changed: '±', removed: '−' } as const;

function FileDiff(props: { of: ChangedFile }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  const diff = useMemo(() => patchOf(of), [of]);
  const label = t('onboarding.preview.diffOf', { path: of.path });
  if (!diff) return <CodeBlock label={label} text={of.after ?? ''} />;
  return <UnifiedDiff label={label} of={diff.patch} />;
}

function Files(props: {
  of: Folder;
  chosen: string | undefined;
  onChoose: (path: string) => void;
}) {
  const { of, chosen, onChoose } = props;
  const { t } = useOperationsTranslation();
  return (
    <li>
      <span className={styles.folder}>{of.path || '/'}</span>
      <ul className={styles.files}>
        {of.files.map(file => {
          const isChosen = file.path === chosen;
          const name = file.path.slice(of.path.length);
          const change = t(`onboarding.preview.change.${file.change}`);
          return (
            <li key={file.path}>
              <button
                type="button"
                className={styles.file}
                aria-expanded={isChosen}
                data-change={file.change}
                onClick={() => onChoose(file.path)}
              >
                <span aria-hidden>{SIGNS[file.change]}</span>
                <span>{name}</span>
                <span className={styles.quiet}>{change}</span>
              </button>
              {isChosen && <FileDiff of={file} />}
            </li>
          );
        })}
      </ul>
    </li>
  );
}

/**
 * The files of a change by their folders, each with what is changed in it, one click below.
 *
 * @internal
 */
export function FilesPanel(props: { files: ChangedFile[] }) {
  const { files } = props;
  const { t } = useOperationsTranslation();
  const [chosen, setChosen] = useState<string>();
  const folders = useMemo(() => foldersOf(files), [files]);
  return (
    <ShowMore items={folders} first={FIRST}>
      {shown => (
        <ul
          className={styles.folders}
          aria-label={t('onboarding.preview.files')}
        >
          {shown.map(folder => (
            <Files
              key={folder.path}
              of={folder}
              chosen={chosen}
              onChoose={path => setChosen(path === chosen ? undefined : path)}
            />
          ))}
        </ul>
      )}
    </ShowMore>
  );
}
