/** The record of changes as pages show it. */
export {
  deletedMissions,
  isFinal,
  listChanges,
  undoChange,
  type ChangedRow,
} from '../store/app/changes.ts';
