import CruxModel

/// The argument's, not SQL's, of which GRDB has one.
typealias Statement = CruxModel.Statement
