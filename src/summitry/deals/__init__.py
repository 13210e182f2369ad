"""Which deals exist, why there is none, and what to offer: results from a negotiation alone.

- questions: ``frontier``, ``zopa``, ``counts``, ``sampling``, ``solutions``, ``platforms``,
  ``blockers``, ``trades``, ``rates``, ``packages``, ``equal_worth``, ``moves``, ``single_text``,
  ``divide``;
- ways to answer them: ``space`` (every deal listed, the reference), ``elimination`` with
  ``ordering``, ``messages``, ``combining``, ``tally`` and ``violations``, ``rectangles`` (two
  principals, few boxes), ``solver`` (CP-SAT);
- which way fits a model: ``approach``; the same question asked of any way: ``ways``.
"""
