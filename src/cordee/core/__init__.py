"""The knowledge of the trade: questions and judgements, without framework, connection, clock or chance."""
