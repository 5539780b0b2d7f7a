/** What vectors of an embedding model must share to be compared. */
export interface DenseSpace {
  /** As the service names it. */
  model: string;
  /** Numbers of one vector. */
  width: number;
  /**
   * Put before every text of the catalogue; a part of what vectors mean, since some models are
   * trained with it.
   */
  textPrefix: string;
}

/**
 * Cosines of equal rank in the space of the model and in the latent one, rising
 * (similarity/calibration.ts).
 */
export interface Calibration {
  dense: readonly number[];
  latent: readonly number[];
}
