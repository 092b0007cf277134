export { AskButton } from './AskButton';
export { AskLinks } from './AskLinks';
export { AskScope } from './AskScope';
export { FrameButton, Frames } from './FrameButton';
export { isFrame } from './frames';
export { LineButton } from './LineButton';
export { QuestionText } from './QuestionText';
