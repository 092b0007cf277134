export { currentLocation } from './location';
export { signInModule } from './module';
export { useViewer } from './viewer';
