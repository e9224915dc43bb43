/** What is said beside answers: to small talk, and about who else may help. */
export interface MannersMessages {
  /** To a message that asks nothing: hello; thank you; goodbye; all right. */
  remarks: Record<'greeting' | 'thanks' | 'farewell' | 'approval', string>;
}
