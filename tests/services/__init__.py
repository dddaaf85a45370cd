"""make test-services: the suite on PostgreSQL, Redis, RabbitMQ and S3, and what only they show."""
