import Foundation

/// How the strengths of what speaks for and against a statement change its base score.
///
/// All are from 0 to 1, agree with the base score where nothing speaks for or against it, and, but for Euler-based, treat
/// support as the mirror of attack.
public enum StrengthSemantics: String, Sendable, CaseIterable {
  /// Potyka, "Continuous Dynamical Systems for Weighted Bipolar Argumentation" (KR 2018): the square of the
  /// difference of sums, so that weak voices hardly count and many strong ones never quite decide.
  case quadraticEnergy = "quadratic-energy"
  /// Rago, Toni, Aurisicchio and Baroni, "Discontinuity-Free Decision Support with Quantitative Argumentation
  /// Debates" (KR 2016): probabilistic sums; a full strength decides alone.
  case dfQuAD = "df-quad"
  /// Amgoud and Ben-Naim, "Evaluation of Arguments in Weighted Bipolar Graphs" (ECSQARU 2017): no attack
  /// brings a strength below the square of the base score.
  case eulerBased = "euler"
  /// The weighted h-categoriser (Besnard and Hunter, Artificial Intelligence 2001; Amgoud and others, IJCAI 2017)
  /// for attacks, its mirror for supports, on the difference of sums.
  case hCategoriser = "h-categoriser"

  /// The strengths of what is on one side, with one more; 0 where there is none.
  @inline(__always)
  func sum(_ sum: Double, _ strength: Double) -> Double {
    self == .dfQuAD ? sum + strength - sum * strength : sum + strength
  }

  /// The strength of what has this base score and these sums of supports and attacks.
  @inline(__always)
  func strength(base: Double, supports: Double, attacks: Double) -> Double {
    let energy = supports - attacks
    switch self {
    case .quadraticEnergy:
      let impact = energy * energy / (1 + energy * energy)
      return energy > 0 ? base + (1 - base) * impact : base - base * impact
    case .dfQuAD:
      return energy > 0 ? base + (1 - base) * energy : base + base * energy
    case .eulerBased:
      return 1 - (1 - base * base) / (1 + base * exp(energy))
    case .hCategoriser:
      return energy > 0 ? 1 - (1 - base) / (1 + energy) : base / (1 - energy)
    }
  }
}
