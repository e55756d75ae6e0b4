import { problemOf, type Problem } from '../../workers/contract/problems.ts';

/** One answer of the engine on screen. The latest question wins; the old answer stays until the new one is there. */
export class Asked<Answer> {
  answer = $state.raw<Answer | null>(null);
  problem = $state.raw<Problem | null>(null);
  #questions = 0;

  async ask(question: () => Promise<Answer>): Promise<void> {
    const asked = ++this.#questions;
    try {
      const answer = await question();
      if (asked !== this.#questions) return;
      this.answer = answer;
      this.problem = null;
    } catch (error) {
      if (asked !== this.#questions) return;
      const problem = problemOf(error);
      if (problem.code === 'E01') return;
      this.answer = null;
      this.problem = problem;
    }
  }

  forget(): void {
    this.#questions += 1;
    this.answer = null;
    this.problem = null;
  }
}
